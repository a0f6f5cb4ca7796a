import { countryName, languageName, sortByName, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  checkboxes,
  field,
  problemOf,
  radios,
  select,
  textArea,
  userText,
  type Child,
  type Html,
  type Option,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { fieldOf, longestLine, longestParagraph } from '../parse.ts'
import type { Question } from '../types.ts'

/** More answers than this open in a list; fewer are all in sight. */
const mostInSight = 8

/** The fields of these questions, in their order, with what was typed and what is wrong beside each. */
export const questionFields = (
  t: Texts,
  profile: Pick<Profile, 'countries' | 'languages'>,
  questions: readonly Question[],
  typed: Typed,
  problems: readonly Problem[] = [],
): Html[] => questions.map((question) => control(t, profile, question, typed, problems))

function control(
  t: Texts,
  profile: Pick<Profile, 'countries' | 'languages'>,
  question: Question,
  typed: Typed,
  problems: readonly Problem[],
): Html {
  const name = fieldOf(question)
  const words = {
    name,
    ...(question.required ? { required: true } : { optional: true }),
    hint: hintOf(t, question),
    value: only(typed[name]),
    problem: problemOf(problems, name),
  }
  const label = userText(t.words(question.label))
  const options = question.options.map((one) => ({ value: one.id, label: t.words(one.label) }))
  switch (question.kind) {
    case 'long-text':
      return textArea(t, { ...words, label, rows: 4, maxlength: longestParagraph })
    case 'choice':
      return oneOf(t, { ...words, label }, options)
    case 'several-choices':
      return checkboxes(t, { ...words, legend: label, values: all(typed[name]), options })
    case 'yes-no':
      return oneOf(t, { ...words, label }, yesNo(t))
    case 'country':
      return oneOf(t, { ...words, label }, countries(t, profile), 0)
    case 'language':
      return oneOf(t, { ...words, label }, languages(t, profile), 0)
    case 'number':
      return field(t, { ...words, label, dir: 'ltr', width: 'short', autocomplete: 'off' })
    case 'date':
      return field(t, { ...words, label, type: 'date', width: 'short' })
    case 'e-mail':
      return field(t, { ...words, label, type: 'email', maxlength: 254, autocomplete: 'off' })
    case 'phone':
      return field(t, { ...words, label, type: 'tel', maxlength: 40, autocomplete: 'off' })
    case 'text':
    case 'organisation':
      return field(t, { ...words, label, maxlength: longestLine, autocomplete: 'off' })
  }
}

type Words = {
  readonly name: string
  readonly label: Html
  readonly hint?: Child
  readonly value: string
  readonly optional?: boolean
  readonly required?: boolean
  readonly problem: Problem | undefined
}

/** A few stand as radio buttons; an answer that need not be given can be taken back in so many words. */
function oneOf(
  t: Texts,
  { label, problem, ...words }: Words,
  options: readonly Option[],
  inSight = mostInSight,
) {
  const wrong = problem && { problem }
  if (options.length > inSight)
    return select(t, {
      ...words,
      ...wrong,
      label,
      options: [{ value: '', label: t('events.questions.please') }, ...options],
    })
  const all = words.optional ? [...options, { value: '', label: t('events.questions.no-answer') }] : options
  return radios(t, { ...words, ...wrong, legend: label, options: all })
}

/** The question's own hint, what shape its answer has, and who else reads it. */
function hintOf(t: Texts, question: Question): Child {
  const own = t.words(question.hint)
  const shape = shaped.has(question.kind) ? t(`events.questions.shape.${question.kind}`) : ''
  const seen = question.seenByFocalPoint ? t('events.questions.seen') : ''
  const parts = [own && userText(own), shape, seen].filter(Boolean)
  return parts.length > 0 ? parts.flatMap((part, place) => (place > 0 ? [' ', part] : [part])) : undefined
}

const shaped: ReadonlySet<string> = new Set(['number', 'phone'])

const yesNo = (t: Texts): Option[] => [
  { value: 'yes', label: t('events.questions.yes') },
  { value: 'no', label: t('events.questions.no') },
]

const countries = (t: Texts, profile: Pick<Profile, 'countries'>): Option[] =>
  sortByName(
    t,
    profile.countries.map(({ code }) => ({ value: code, label: countryName(t, profile, code) })),
    ({ label }) => label,
  )

const languages = (t: Texts, profile: Pick<Profile, 'languages'>): Option[] =>
  profile.languages.map((code) => ({ value: code, label: languageName(t, code).here }))

const all = (said: Typed[string]): readonly string[] =>
  typeof said === 'string' ? [said] : said === undefined ? [] : said

const only = (said: Typed[string]): string => all(said)[0] ?? ''
