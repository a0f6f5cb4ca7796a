import { z } from 'zod'
import {
  emailAddress,
  line,
  optionalChoice,
  optionalLine,
  paragraph,
  parseForm,
} from '../../../platform/forms/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import type { Language } from '../../../values/language.ts'
import type { Parsed, Problem, Typed } from '../../../values/problem.ts'
import { wordsIn } from '../parse.ts'
import type { Group, GroupWords } from './types.ts'

/** The code of a group in an address. */
export const GroupPath = z.object({
  code: z
    .string()
    .max(61)
    .transform((code) => code.toLowerCase()),
})

const only = (value: unknown): string => {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first : ''
}

const codeShape = z.object({
  code: line({ max: 61, missing: 'events.groups.problem.code' })
    .transform((code) => code.toLowerCase())
    .refine((code) => /^[a-z][a-z0-9-]{0,60}$/.test(code), 'events.groups.problem.code'),
})

/** The words of a group as the form sends them: a name in at least one language. */
export function parseGroup(typed: Typed, profile: Profile): Parsed<GroupWords> {
  const { languages, sectors, eventTypes } = profile
  const parsed = parseForm(
    z.object({
      ...Object.fromEntries(languages.map((one) => [`name-${one}`, optionalLine({ max: 200 })])),
      sector: optionalChoice(sectors.map(({ id }) => id)),
      'meets-as': optionalChoice(eventTypes.map(({ id }) => id)),
      ...Object.fromEntries(languages.map((one) => [`participation-${one}`, paragraph({ max: 3000 })])),
    }),
    typed,
  )
  const contact = parseContact(typed)
  const said = parsed.ok ? (parsed.value as Record<string, string | undefined>) : {}
  const name = wordsIn(said, 'name', languages)
  const problems = [
    ...(parsed.ok ? (Object.keys(name).length > 0 ? [] : [nameless(languages)]) : parsed.problems),
    ...(contact.ok ? [] : contact.problems),
  ]
  if (!contact.ok || problems.length > 0) return { ok: false, problems }
  const participation = wordsIn(said, 'participation', languages)
  const [sector, meetsAs] = [said['sector'] ?? null, said['meets-as'] ?? null]
  return { ok: true, value: { name, participation, sector, meetsAs, contact: contact.value.contact ?? null } }
}

const nameless = ([first = 'en']: readonly Language[]): Problem => ({
  field: `name-${first}`,
  code: 'events.groups.problem.name',
})

const parseContact = (typed: Typed): Parsed<{ contact?: string }> =>
  only(typed['contact']).trim() === ''
    ? { ok: true, value: {} }
    : parseForm(z.object({ contact: emailAddress() }), typed)

export const parseGroupCode = (typed: Typed): Parsed<{ code: string }> => parseForm(codeShape, typed)

/** The code of an event, in either case. */
export const parseMeeting = (typed: Typed): Parsed<{ event: string }> =>
  parseForm(
    z.object({
      event: line({ max: 20, missing: 'events.groups.problem.event' }).transform((code) =>
        code.toUpperCase(),
      ),
    }),
    typed,
  )

/** When what the form was made from was changed last. */
export const seenIn = (typed: Typed): string => only(typed['seen'])

/** The form as it stands. */
export const typedOf = (it: Group): Typed => ({
  ...Object.fromEntries(Object.entries(it.name).map(([language, words]) => [`name-${language}`, words])),
  ...Object.fromEntries(
    Object.entries(it.participation).map(([language, words]) => [`participation-${language}`, words]),
  ),
  sector: it.sector ?? '',
  'meets-as': it.meetsAs ?? '',
  contact: it.contact ?? '',
  seen: it.changedAt.toISOString(),
})
