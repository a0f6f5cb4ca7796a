import { z } from 'zod'
import { line, optionalChoice, paragraph, parseForm } from '../../../platform/forms/index.ts'
import type { Language, Localised } from '../../../values/language.ts'
import type { Parsed, Problem, Typed } from '../../../values/problem.ts'
import { desks, type Desk } from '../types.ts'

export type TypedStandard = {
  readonly title: string
  readonly desk: Desk | undefined
  readonly words: Localised
}

/** A title for staff, and the words in at least one language. */
export function parseStandard(typed: Typed, languages: readonly Language[]): Parsed<TypedStandard> {
  const shape = z.object({
    title: line({ max: 120, missing: 'enquiries.standard.problem.title' }),
    desk: optionalChoice(desks),
    ...Object.fromEntries(languages.map((language) => [`words-${language}`, paragraph({ max: 5000 })])),
  })
  const parsed = parseForm(shape, typed)
  if (!parsed.ok) return parsed
  const { title, desk, ...rest } = parsed.value as { title: string; desk: Desk | undefined } & Record<
    string,
    string
  >
  const words = Object.fromEntries(
    languages.flatMap((language) =>
      rest[`words-${language}`] ? [[language, rest[`words-${language}`] ?? '']] : [],
    ),
  )
  const none: Problem = { field: `words-${languages[0]}`, code: 'enquiries.standard.problem.words' }
  return Object.keys(words).length > 0
    ? { ok: true, value: { title, desk, words } }
    : { ok: false, problems: [none] }
}

export const typedStandard = ({ title, desk, words }: TypedStandard): Typed => ({
  title,
  ...(desk && { desk }),
  ...Object.fromEntries(Object.entries(words).map(([language, said]) => [`words-${language}`, said])),
})

const nothing = '00000000-0000-0000-0000-000000000000'
export const StandardPath = z.object({ id: z.uuid().catch(nothing) })
