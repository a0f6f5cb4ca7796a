import { z } from 'zod'
import { choice, optionalLine, parseForm } from '../../../platform/forms/index.ts'
import type { Language, Localised } from '../../../values/language.ts'
import type { Parsed, Problem, Typed } from '../../../values/problem.ts'
import { wordsIn } from '../parse.ts'
import { accessLevels, type Access, type EventDocument } from './types.ts'

const nobody = '00000000-0000-0000-0000-000000000000'

/** A document and a language as an address names them; whatever is none leads nowhere. */
export const DocumentPath = z.object({
  id: z.uuid().catch(nobody),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .catch(''),
})

export const longestTitle = 200

/** What a document is called in each language, and who may have it. */
export function parseDocument(
  typed: Typed,
  languages: readonly Language[],
): Parsed<{ title: Localised; access: Access }> {
  const words = { max: longestTitle, tooLong: 'events.documents.title-too-long' }
  const shape = z.object({
    ...Object.fromEntries(languages.map((language) => [`title-${language}`, optionalLine(words)])),
    access: choice(accessLevels, 'events.documents.access-missing'),
  })
  const missing: Problem = { field: `title-${languages[0]}`, code: 'events.documents.title-missing' }
  const isTyped = languages.some((language) => String(typed[`title-${language}`] ?? '').trim() !== '')
  const parsed = parseForm(shape, typed)
  if (!parsed.ok) return { ok: false, problems: [...(isTyped ? [] : [missing]), ...parsed.problems] }

  const said = parsed.value as Readonly<Record<string, unknown>>
  const title = wordsIn(said, 'title', languages)
  if (Object.keys(title).length === 0) return { ok: false, problems: [missing] }
  return { ok: true, value: { title, access: said['access'] as Access } }
}

/** The language of a file that is handed in. */
export const parseLanguage = (typed: Typed, languages: readonly Language[]): Parsed<{ language: Language }> =>
  parseForm(z.object({ language: choice(languages, 'events.documents.language-missing') }), typed)

/** A document as its form shows it. */
export const typedDocument = ({ title, access }: EventDocument): Typed => ({
  ...Object.fromEntries(Object.entries(title).map(([language, words]) => [`title-${language}`, words])),
  access,
})
