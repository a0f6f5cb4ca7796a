import { z } from 'zod'
import { emailAddress, line, paragraph, parseForm } from '../../../platform/forms/index.ts'
import type { Language } from '../../../values/language.ts'
import type { Parsed, Problem, Typed } from '../../../values/problem.ts'
import { filterQuery } from '../desk/filter.ts'
import { filterIn } from '../groups/query.ts'
import { unknownPlaceholders } from './rules.ts'
import type { Wording, Written } from './types.ts'

export const longestSubject = 150
export const longestBody = 8000

export const MessagePath = z.object({ id: z.uuid() })
export const PreviewPath = z.object({ language: z.string().max(20) })
export const SendForm = z.object({
  readers: z.coerce.number().int().min(0).catch(-1),
  revision: z.coerce.number().int().min(0).catch(-1),
})
export const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(1000).catch(1) })

const one = (typed: Typed, name: string): string => [typed[name] ?? ''].flat()[0] ?? ''

/**
 * The message as it was typed: a language counts as written when its subject or its text is. The group comes as a query
 * and is read as a filter; one that cannot be understood is a problem, never a larger group.
 */
export function parseMessage(
  languages: readonly Language[],
  typed: Typed,
  nameOf: (language: Language) => string = (language) => language,
): Parsed<Wording> {
  const texts: Record<Language, Written> = {}
  const problems: Problem[] = []
  for (const language of languages) {
    if (one(typed, `subject-${language}`).trim() === '' && one(typed, `body-${language}`).trim() === '')
      continue
    const read = parseText(language, typed)
    if (read.ok) texts[language] = read.value
    else problems.push(...read.problems.map((one) => inLanguage(one, nameOf(language))))
  }
  const fallback = one(typed, 'fallback')
  const isWritten = Object.keys(texts).length > 0
  if (!isWritten && problems.length === 0)
    problems.push({
      field: `subject-${languages[0] ?? 'en'}`,
      code: 'registrations.messages.nothing-written',
    })
  else if (problems.length === 0 && !Object.hasOwn(texts, fallback))
    problems.push({ field: 'fallback', code: 'registrations.messages.fallback-missing' })
  const replyTo = parseReplyTo(typed)
  if (!replyTo.ok) problems.push(...replyTo.problems)
  const filter = filterIn(typed)
  if (filter.unread.length > 0)
    problems.push({ field: `subject-${languages[0] ?? 'en'}`, code: 'registrations.messages.group-unread' })
  if (problems.length > 0 || !replyTo.ok) return { ok: false, problems }
  return {
    ok: true,
    value: { query: filterQuery(filter), texts, fallback, replyTo: replyTo.value.address },
  }
}

function parseText(language: Language, typed: Typed): Parsed<Written> {
  const [subject, body] = [`subject-${language}`, `body-${language}`]
  const read = parseForm(
    z.object({
      [subject]: line({ max: longestSubject, missing: 'registrations.messages.subject-missing' }),
      [body]: paragraph({ max: longestBody, missing: 'registrations.messages.body-missing' }),
    }),
    typed,
  )
  if (!read.ok) return read
  const written = { subject: String(read.value[subject]), body: String(read.value[body]) }
  const problems = [...unknown(subject, written.subject), ...unknown(body, written.body)]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: written }
}

const unknown = (field: string, text: string): Problem[] =>
  unknownPlaceholders(text)
    .slice(0, 1)
    .map((name) => ({
      field,
      code: 'registrations.messages.placeholder-unknown',
      values: { name: `{${name}}` },
    }))

/** Which of the languages a problem is about stands in its words. */
const inLanguage = (problem: Problem, language: string): Problem => ({
  ...problem,
  values: { ...problem.values, language },
})

/** An address for answers, or none. */
function parseReplyTo(typed: Typed): Parsed<{ readonly address: string | undefined }> {
  if (one(typed, 'reply-to').trim() === '') return { ok: true, value: { address: undefined } }
  const read = parseForm(
    z.object({ 'reply-to': emailAddress({ wrong: 'registrations.messages.reply-to-wrong' }) }),
    typed,
  )
  return read.ok ? { ok: true, value: { address: read.value['reply-to'] } } : read
}
