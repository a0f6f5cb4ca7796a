import { z } from 'zod'
import { optionalLine, paragraph, parseForm } from '../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import { wordFields, type EventChange, type WordField } from './types.ts'

/** How long each may be; those of one line have no line breaks. */
export const textLengths: Readonly<Record<WordField, number>> = {
  title: 300,
  summary: 600,
  description: 8000,
  practical: 8000,
  groupName: 200,
  city: 120,
  venue: 300,
  accessNotes: 2000,
  remoteRights: 2000,
}

export const oneLiners: ReadonlySet<WordField> = new Set(['title', 'groupName', 'city', 'venue'])

const fieldOf = (field: WordField) => {
  const max = textLengths[field]
  return oneLiners.has(field)
    ? optionalLine({ max }).transform((typed) => typed ?? null)
    : paragraph({ max }).transform((typed) => typed || null)
}

const shape = z.object(
  Object.fromEntries(wordFields.map((field) => [field, fieldOf(field)])) as Record<
    WordField,
    ReturnType<typeof fieldOf>
  >,
)

/** The words of an event in one language; what is left empty is taken away. */
export function parseTexts(typed: Typed, language: string): Parsed<EventChange> {
  const parsed = parseForm(shape, typed)
  if (!parsed.ok) return parsed
  const patches = wordFields.map((field) => [field, { [language]: parsed.value[field] }])
  return { ok: true, value: Object.fromEntries(patches) as EventChange }
}
