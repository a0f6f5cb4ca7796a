import { countryName, languageName, list, plainDate, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import { bdi, muted, userParagraph, userText, type Child } from '../../../../platform/ui/index.ts'
import { wordingOf } from '../rules.ts'
import type { Question, QuestionAnswer, QuestionAnswers } from '../types.ts'

type Names = Pick<Profile, 'countries'>

/** An answer in plain words: for copies, exports and mails. */
export function answerText(
  t: Texts,
  profile: Names,
  question: Question,
  { version, value }: QuestionAnswer,
): string {
  const options = wordingOf(question, version)?.options ?? []
  const labelOf = (id: string) => {
    const option = options.find((one) => one.id === id)
    return option ? t.words(option.label) : id
  }
  if (typeof value === 'boolean') return t(value ? 'events.questions.yes' : 'events.questions.no')
  if (typeof value === 'number') return numberWords(t, value)
  if (typeof value !== 'string') return list(t, value.map(labelOf))
  switch (question.kind) {
    case 'choice':
      return labelOf(value)
    case 'date':
      return plainDate(t, value)
    case 'country':
      return countryName(t, profile, value)
    case 'language':
      return languageName(t, value).here
    default:
      return value
  }
}

const numberWords = (t: Texts, value: number): string =>
  new Intl.NumberFormat(t.language, { maximumFractionDigits: 6, numberingSystem: 'latn' }).format(value)

/** An answer as a page shows it. */
export function answerWords(t: Texts, profile: Names, question: Question, answer: QuestionAnswer): Child {
  const words = answerText(t, profile, question, answer)
  if (question.kind === 'long-text') return userParagraph(words)
  return leftToRight.has(question.kind) ? bdi(words) : userText(words)
}

const leftToRight: ReadonlySet<string> = new Set(['number', 'e-mail', 'phone'])

/** One answered or unanswered question, as "check your answers" and the desks show it. */
export type AnswerLine = {
  readonly label: Child
  readonly value: Child
  readonly note?: Child
  readonly name: string
}

/** These questions with what somebody answered, in the words they read; what was left empty says so. */
export function answerLines(
  t: Texts,
  profile: Names,
  questions: readonly Question[],
  answers: QuestionAnswers,
): AnswerLine[] {
  return questions.map((question) => {
    const answer = answers[question.id]
    const read = answer && wordingOf(question, answer.version)
    return {
      name: `q-${question.id}`,
      label: userText(t.words((read ?? question).label)),
      value: answer ? answerWords(t, profile, question, answer) : muted(t('events.questions.not-answered')),
      ...(answer && answer.version !== question.version && { note: t('events.questions.earlier') }),
    }
  })
}

/** What was answered, ended questions too, and what is asked: everything that belongs to a registration. */
export const shownWith = (
  every: readonly Question[],
  asked: readonly Question[],
  answers: QuestionAnswers,
): Question[] =>
  every.filter((question) => answers[question.id] || asked.some(({ id }) => id === question.id))
