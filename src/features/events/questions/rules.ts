import { refuse, type Refusal } from '../../../values/refusal.ts'
import type { Language, Localised } from '../../../values/language.ts'
import type { Mode } from '../types.ts'
import type { Asking, Question, QuestionAnswers, QuestionOption, Wording } from './types.ts'

/** Whom a question is put to: everybody who takes part in one of its modes and comes for one of its categories. */
export type Asked = { readonly mode: Mode | undefined; readonly category: string }

/** Whether somebody is asked this. While the mode is not known, only what is asked whatever the mode. */
export function isAskedOf(question: Asking & Pick<Question, 'endedAt'>, { mode, category }: Asked): boolean {
  if (question.endedAt) return false
  if (question.categories.length > 0 && !question.categories.includes(category)) return false
  return question.modes.length === 0 || (mode !== undefined && question.modes.includes(mode))
}

export const askedOf = (questions: readonly Question[], asked: Asked): Question[] =>
  questions.filter((question) => isAskedOf(question, asked))

/** The words somebody read who answered this version; undefined when nobody was ever asked in them. */
export function wordingOf(question: Question, version: number): Wording | undefined {
  return version === question.version ? question : question.earlier[version]
}

/** What still has to be looked at: required and not answered, or answered in words that are no longer those of the question. */
export function openOf(asked: readonly Question[], answers: QuestionAnswers): Question[] {
  return asked.filter((question) => {
    const answer = answers[question.id]
    return answer ? answer.version !== question.version : question.required
  })
}

const isSameValue = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Whether two sets of answers say the same, in whatever order they are kept. */
export function isSameAnswers(one: QuestionAnswers = {}, other: QuestionAnswers = {}): boolean {
  const ids = Object.keys(one)
  return (
    ids.length === Object.keys(other).length &&
    ids.every(
      (id) => one[id]?.version === other[id]?.version && isSameValue(one[id]?.value, other[id]?.value),
    )
  )
}

/** Words that stay as they are wherever they were; a translation that is added changes nothing for those who answered. */
const keepsWords = (before: Localised, after: Localised): boolean =>
  Object.entries(before).every(([language, words]) => after[language] === words)

/** Whether an edit asks something else: other words, or other answers to choose from. */
export function asksAnew(before: Wording, after: Wording): boolean {
  if (!keepsWords(before.label, after.label) || !keepsWords(before.hint, after.hint)) return true
  return (
    before.options.length !== after.options.length ||
    before.options.some((option, place) => {
      const now = after.options[place]
      return !now || now.id !== option.id || !keepsWords(option.label, now.label)
    })
  )
}

/** The version an edit leads to: another one only when these words were answered already. */
export function decideEdit(
  question: Question,
  wording: Wording,
): { version: number; keepsEarlier: boolean } | Refusal {
  if (question.endedAt) return refuse('events.questions.ended')
  const isAnswered = question.answeredVersion === question.version
  const isAnew = isAnswered && asksAnew(question, wording)
  return { version: question.version + (isAnew ? 1 : 0), keepsEarlier: isAnew }
}

/** Languages in which something of a question is not said: its words, its hint where it has one, one of its answers. */
export function missingLanguages(wording: Wording, languages: readonly Language[]): Language[] {
  const hasHint = Object.keys(wording.hint).length > 0
  return languages.filter(
    (language) =>
      !wording.label[language] ||
      (hasHint && !wording.hint[language]) ||
      wording.options.some((option) => !option.label[language]),
  )
}

/**
 * The answers to choose from, as they were typed: one a line, the same line in each language. An answer that is said as
 * before in any language keeps its id, so that those who chose it still have; the id of one that is `gone` is never used again.
 */
export function optionsFrom(
  lines: Readonly<Record<Language, readonly string[]>>,
  before: readonly QuestionOption[] = [],
  gone: readonly QuestionOption[] = [],
): QuestionOption[] {
  const languages = Object.keys(lines)
  const count = Math.max(0, ...languages.map((language) => lines[language]?.length ?? 0))
  const taken = new Set<string>()
  const labels = Array.from({ length: count }, (_, place) => labelAt(lines, place)).filter(
    (label) => Object.keys(label).length > 0,
  )
  const known = labels.map((label) => {
    const same = before.find((option) => !taken.has(option.id) && sharesWords(option.label, label))
    if (same) taken.add(same.id)
    return same?.id
  })
  let next = Math.max(0, ...[...before, ...gone].map(({ id }) => Number(id.slice(1)) || 0))
  return labels.map((label, place) => ({ id: known[place] ?? `o${(next += 1)}`, label }))
}

const labelAt = (lines: Readonly<Record<Language, readonly string[]>>, place: number): Localised =>
  Object.fromEntries(
    Object.entries(lines).flatMap(([language, all]) => (all[place] ? [[language, all[place]]] : [])),
  )

const sharesWords = (one: Localised, other: Localised): boolean =>
  Object.entries(one).some(([language, words]) => other[language] === words)

/** The order after one question went up or down by one place; undefined when it stands at that end already. */
export function moved<T>(order: readonly T[], it: T, by: -1 | 1): T[] | undefined {
  const from = order.indexOf(it)
  const to = from + by
  if (from < 0 || to < 0 || to >= order.length) return undefined
  const after = [...order]
  ;[after[from], after[to]] = [after[to] as T, after[from] as T]
  return after
}
