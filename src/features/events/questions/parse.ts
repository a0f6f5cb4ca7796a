import { z } from 'zod'
import {
  choice,
  choices,
  country,
  emailAddress,
  line,
  optionalChoice,
  optionalLine,
  paragraph,
  parseForm,
} from '../../../platform/forms/index.ts'
import type { Language } from '../../../values/language.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import type { AnswerValue, Question, QuestionAnswers } from './types.ts'

/** What answers are chosen from that is no question's own. */
export type Known = {
  readonly countries: readonly { readonly code: string }[]
  readonly languages: readonly Language[]
}

export const longestLine = 200
export const longestParagraph = 2000

/** The name of a question's field. */
export const fieldOf = ({ id }: Pick<Question, 'id'>): string => `q-${id}`

const missing = 'events.questions.missing'
const tooLong = 'events.questions.too-long'

type Field = z.ZodType<AnswerValue | undefined>

/** Answers as they were typed, understood one by one. What was left empty and need not be there is not in them. */
export function parseQuestions(
  questions: readonly Question[],
  typed: Typed,
  known: Known,
): Parsed<QuestionAnswers> {
  const shape = Object.fromEntries(
    questions.map((question) => [fieldOf(question), fieldFor(question, known)]),
  )
  const parsed = parseForm(z.object(shape), typed)
  if (!parsed.ok) return parsed
  const said = parsed.value as Readonly<Record<string, AnswerValue | undefined>>
  const answers = questions.flatMap((question) => {
    const value = said[fieldOf(question)]
    return value === undefined ? [] : [[question.id, { version: question.version, value }] as const]
  })
  return { ok: true, value: Object.fromEntries(answers) }
}

function fieldFor(question: Question, known: Known): Field {
  const { required, options } = question
  const words = { max: longestLine, tooLong }
  switch (question.kind) {
    case 'text':
    case 'organisation':
      return required ? line({ ...words, missing }) : optionalLine(words)
    case 'long-text':
      return emptied(paragraph({ max: longestParagraph, tooLong, ...(required && { missing }) }))
    case 'choice':
      return oneOf(
        options.map(({ id }) => id),
        required,
      )
    case 'several-choices':
      return several(
        options.map(({ id }) => id),
        required,
      )
    case 'yes-no':
      return oneOf(['yes', 'no'], required).transform((said) =>
        said === undefined ? undefined : said === 'yes',
      )
    case 'number':
      return shaped(required, numberFrom, 'events.questions.no-number')
    case 'date':
      return shaped(required, dayFrom, 'events.questions.no-day')
    case 'country':
      return optionally(required, country({ missing: 'events.questions.choose' }, known))
    case 'language':
      return oneOf(known.languages, required)
    case 'e-mail':
      return optionally(required, emailAddress({ missing, wrong: 'events.questions.no-email' }))
    case 'phone':
      return shaped(required, phoneFrom, 'events.questions.no-phone')
  }
}

const emptied = (field: z.ZodType<string>): Field => field.transform((said) => said || undefined)

const oneOf = (ids: readonly string[], required: boolean): z.ZodType<string | undefined> =>
  required ? choice(ids, 'events.questions.choose') : optionalChoice(ids)

const several = (ids: readonly string[], required: boolean): Field =>
  choices(ids).transform((said, context): readonly string[] | undefined => {
    if (said.length > 0) return said
    if (required)
      context.issues.push({ code: 'custom', message: 'events.questions.choose-some', input: said })
    return undefined
  })

/** A field that may be left empty although its parser wants something. */
const optionally = (required: boolean, field: z.ZodType<string>): Field =>
  required ? field : z.preprocess((raw) => (isEmpty(raw) ? undefined : raw), field.optional())

const isEmpty = (raw: unknown): boolean => {
  const first: unknown = Array.isArray(raw) ? raw[0] : raw
  return typeof first !== 'string' || first.trim() === ''
}

/** One line that must have a shape of its own. */
function shaped<T extends AnswerValue>(
  required: boolean,
  from: (words: string) => T | undefined,
  wrong: string,
): Field {
  const field = required
    ? line({ max: longestLine, tooLong, missing })
    : optionalLine({ max: longestLine, tooLong })
  return (field as z.ZodType<string | undefined>).transform((said, context): T | undefined => {
    if (said === undefined) return undefined
    const value = from(said)
    if (value === undefined) context.issues.push({ code: 'custom', message: wrong, input: said })
    return value
  })
}

/** The digits of Arabic, Persian and other scripts count like our own. */
const westernDigits = (words: string): string =>
  words.replace(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) as number
    let zero = point
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && point - zero < 9) zero -= 1
    return String(point - zero)
  })

function numberFrom(words: string): number | undefined {
  const plain = westernDigits(words).replace(/[\s\u00A0\u202F'’]/gu, '')
  // "1,000" may be a thousand or one: whoever typed it is asked again.
  if (!/^[-−]?\d{1,12}([.,٫]\d{1,6})?$/u.test(plain) || /[.,]\d{3}$/.test(plain)) return undefined
  return Number(plain.replace('−', '-').replace(/[,٫]/u, '.'))
}

function dayFrom(words: string): string | undefined {
  const plain = westernDigits(words)
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(plain)) return undefined
  const at = new Date(`${plain}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(plain) ? plain : undefined
}

/** With the country's code, so that anybody can call it from anywhere. */
function phoneFrom(words: string): string | undefined {
  const plain = westernDigits(words)
    .replace(/[\s().\u00A0/-]/gu, '')
    .replace(/^00/, '+')
  return /^\+[1-9]\d{6,14}$/.test(plain) ? plain : undefined
}

/** Answers as the form shows them again. */
export const typedAnswers = (answers: QuestionAnswers): Typed =>
  Object.fromEntries(
    Object.entries(answers).map(([id, { value }]) => [fieldOf({ id }), typedValue(value)] as const),
  )

function typedValue(value: AnswerValue): string | readonly string[] {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'number' ? String(value) : value
}
