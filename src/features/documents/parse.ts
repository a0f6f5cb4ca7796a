import { z } from 'zod'
import { choice, line, optionalLine, paragraph, parseForm } from '../../platform/forms/index.ts'
import type { Language, Localised } from '../../values/language.ts'
import type { Parsed, Problem, Typed } from '../../values/problem.ts'
import { levels, type Collection, type Document, type Level } from './types.ts'

/** A document in an address; what is none leads nowhere. */
export const DocumentPath = z.object({
  code: z
    .string()
    .regex(/^D-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    .catch(''),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .catch(''),
  kind: z
    .string()
    .regex(/^[a-z]{2,5}$/)
    .catch(''),
  version: z.coerce.number().int().min(1).max(100_000).catch(0),
  person: z.uuid().catch('00000000-0000-0000-0000-000000000000'),
})

export const CollectionPath = z.object({
  collection: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,40}$/)
    .catch(''),
})

const only = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value)
const said = z.preprocess(only, z.string().trim().max(200)).catch('')

export const LibraryQuery = z.object({
  q: said,
  collection: z.preprocess(only, z.string().regex(/^[a-z][a-z0-9-]{0,40}$/)).catch(''),
  page: z.preprocess(only, z.coerce.number().int().min(1).max(400)).catch(1),
})

export const DeskQuery = LibraryQuery.extend({
  level: z.preprocess(only, z.enum(levels)).optional().catch(undefined),
  state: z
    .preprocess(only, z.enum(['draft', 'published', 'withdrawn']))
    .optional()
    .catch(undefined),
})
export type DeskAsked = z.output<typeof DeskQuery>

export const longestTitle = 300
export const longestReference = 60

const textOf = (typed: Typed, name: string): string => {
  const value = only(typed[name])
  return typeof value === 'string' ? value.trim() : ''
}

/** The words in each language of the body that were typed. */
const localised = (
  all: Readonly<Record<string, unknown>>,
  name: string,
  languages: readonly Language[],
): Localised =>
  Object.fromEntries(
    languages.flatMap((language) => {
      const words = all[`${name}-${language}`]
      return typeof words === 'string' && words !== '' ? [[language, words] as const] : []
    }),
  )

/** What a form says of a document, before it is known which group and which meeting are meant. */
export type DocumentForm = {
  readonly title: Localised
  readonly reference: string | null
  readonly datedOn: string
  readonly collection: string
  readonly level: Level
  readonly group: string
  readonly event: string
}

/** The words of a document. A level that is for somebody in particular says for whom. */
export function parseDocument(typed: Typed, languages: readonly Language[]): Parsed<DocumentForm> {
  const shape = z.object({
    collection: line({ max: 41, missing: 'documents.problem.collection' }),
    reference: optionalLine({ max: longestReference }),
    dated: line({ max: 10, missing: 'documents.problem.dated' }).refine(isDay, 'documents.problem.dated'),
    ...Object.fromEntries(
      languages.map((language) => [`title-${language}`, optionalLine({ max: longestTitle })]),
    ),
    level: choice(levels, 'documents.problem.level'),
  })
  const parsed = parseForm(shape, typed)
  const isTitled = languages.some((language) => textOf(typed, `title-${language}`) !== '')
  const level = textOf(typed, 'level')
  const [group, event] = [textOf(typed, 'group'), textOf(typed, 'event').toUpperCase()]
  const problems: Problem[] = [
    ...(isTitled ? [] : [{ field: `title-${languages[0]}`, code: 'documents.problem.title' }]),
    ...(parsed.ok ? [] : parsed.problems),
    ...(level === 'group' && group === '' ? [{ field: 'group', code: 'documents.problem.group' }] : []),
    ...(level === 'event' && event === '' ? [{ field: 'event', code: 'documents.problem.event' }] : []),
  ]
  if (!parsed.ok || problems.length > 0) return { ok: false, problems }
  const all = parsed.value as Readonly<Record<string, unknown>>
  return {
    ok: true,
    value: {
      title: localised(all, 'title', languages),
      reference: (all['reference'] as string | undefined) ?? null,
      datedOn: all['dated'] as string,
      collection: all['collection'] as string,
      level: all['level'] as Level,
      group,
      event,
    },
  }
}

/** Whether this is a day of the calendar, `2026-11-26`. */
function isDay(words: string): boolean {
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(words)) return false
  const at = new Date(`${words}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === words
}

/** A document as its form shows it. */
export const typedDocument = (it: Document, eventCode: string): Typed => ({
  ...Object.fromEntries(Object.entries(it.title).map(([language, words]) => [`title-${language}`, words])),
  collection: it.collection.code,
  reference: it.reference ?? '',
  dated: it.datedOn,
  level: it.level,
  group: it.groupId ?? '',
  event: eventCode,
  seen: it.changedAt.toISOString(),
})

/** The language of a file that is handed in. */
export const parseLanguage = (typed: Typed, languages: readonly Language[]): Parsed<{ language: Language }> =>
  parseForm(z.object({ language: choice(languages, 'documents.problem.language') }), typed)

/** Why a document is withdrawn: its readers are told. */
export const parseReason = (typed: Typed): Parsed<{ reason: string }> =>
  parseForm(z.object({ reason: paragraph({ max: 500, missing: 'documents.problem.reason' }) }), typed)

/** Whom to put on a list: a user name or an address. */
export const parsePerson = (typed: Typed): Parsed<{ person: string }> =>
  parseForm(z.object({ person: line({ max: 254, missing: 'documents.problem.person' }) }), typed)

/** When what the form was made from was changed last. */
export const seenIn = (typed: Typed): string => textOf(typed, 'seen')

type CollectionWords = Pick<Collection, 'title' | 'words'>

export function parseCollection(typed: Typed, languages: readonly Language[]): Parsed<CollectionWords> {
  const shape = z.object({
    ...Object.fromEntries(languages.map((language) => [`title-${language}`, optionalLine({ max: 120 })])),
    ...Object.fromEntries(languages.map((language) => [`words-${language}`, optionalLine({ max: 300 })])),
  })
  const parsed = parseForm(shape, typed)
  if (!parsed.ok) return parsed
  const title = localised(parsed.value, 'title', languages)
  if (Object.keys(title).length === 0)
    return {
      ok: false,
      problems: [{ field: `title-${languages[0]}`, code: 'documents.problem.collection-title' }],
    }
  return { ok: true, value: { title, words: localised(parsed.value, 'words', languages) } }
}

/** The name of a new collection in its address. */
export const parseCollectionCode = (typed: Typed): Parsed<{ code: string }> =>
  parseForm(
    z.object({
      code: line({ max: 41, missing: 'documents.problem.collection-code' })
        .transform((code) => code.toLowerCase())
        .refine(
          (code) => /^[a-z][a-z0-9-]*$/.test(code) && code !== 'new',
          'documents.problem.collection-code',
        ),
    }),
    typed,
  )

/** A collection as its form shows it. */
export const typedCollection = (it: Collection): Typed => ({
  ...Object.fromEntries(Object.entries(it.title).map(([language, words]) => [`title-${language}`, words])),
  ...Object.fromEntries(Object.entries(it.words).map(([language, words]) => [`words-${language}`, words])),
  seen: it.changedAt.toISOString(),
})
