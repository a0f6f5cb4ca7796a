import { z } from 'zod'
import { choice, optionalLine, parseForm } from '../../platform/forms/index.ts'
import type { Profile } from '../../platform/profile/index.ts'
import type { Language } from '../../values/language.ts'
import type { Parsed, Typed } from '../../values/problem.ts'

export type Preferences = { readonly language: Language; readonly timeZone: string | null }

/** The language and the time zone somebody chose; no zone: times are shown where the meeting is. */
export function parsePreferences(profile: Profile, typed: Typed): Parsed<Preferences> {
  const parsed = parseForm(
    z.object({
      language: choice(profile.languages, 'accounts.problem.language'),
      'time-zone': optionalLine({ max: 60 }),
    }),
    typed,
  )
  if (!parsed.ok) return parsed
  const timeZone = parsed.value['time-zone'] ?? null
  if (timeZone !== null && !timeZones().includes(timeZone))
    return { ok: false, problems: [{ field: 'time-zone', code: 'accounts.problem.time-zone' }] }
  return { ok: true, value: { language: parsed.value.language, timeZone } }
}

let known: readonly string[] | undefined

/** Every zone one may choose, by its IANA name. */
export const timeZones = (): readonly string[] => (known ??= [...Intl.supportedValuesOf('timeZone'), 'UTC'])

/** The zone a browser named, by its present name. A guess is never a problem: one that nobody knows is left out. */
export function zoneIn(guess: string): string | undefined {
  if (guess === '') return undefined
  if (timeZones().includes(guess)) return guess
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: guess }).resolvedOptions()
    return timeZones().includes(timeZone) ? timeZone : undefined
  } catch {
    return undefined
  }
}
