import type { Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  fieldset,
  html,
  ledger,
  lines,
  link,
  notice,
  type AnswerGroup,
  type Child,
  type Html,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { questionFields, type AnswerLine, type Question } from '../../../events/index.ts'

/** The event's own questions as a registration form has them. */
export type QuestionsOnForm = {
  readonly asked: readonly Question[]
  readonly profile: Pick<Profile, 'countries' | 'languages'>
  /** Some of them have only just come, because of the mode that was chosen. */
  readonly unseen: boolean
}

/** The part of the form with the event's own questions, and which of them it shows. */
export const questionsPart = (
  t: Texts,
  { asked, profile }: QuestionsOnForm,
  typed: Typed,
  problems: readonly Problem[],
): Html =>
  html`<input type="hidden" name="asked" value="${asked.map(({ id }) => id).join(' ')}" />
    ${asked.length > 0 && fieldset(t('events.questions.part'), html`${questionFields(t, profile, asked, typed, problems)}`)}`

/** That there is more to answer than the form had, and that nothing is wrong. */
export const moreToAnswer = (t: Texts, { unseen }: QuestionsOnForm): Child =>
  unseen && notice('info', t('registrations.questions.more'))

/** The answers as a group of "check your answers". */
export const questionsGroup = (t: Texts, shown: readonly AnswerLine[], form: string): AnswerGroup[] =>
  shown.length === 0
    ? []
    : [
        {
          title: t('events.questions.part'),
          rows: shown.map(({ name, ...row }) => ({ ...row, change: `${form}#field-${name}` })),
        },
      ]

/** The answers on the page of a registration, what is missing, and the way to answer. */
export const questionsLedger = (
  t: Texts,
  { shown, open, way }: { shown: readonly AnswerLine[]; open: number; way: string | undefined },
): Child =>
  shown.length > 0 &&
  ledger(
    t('events.questions.part'),
    html`${open > 0 && notice('info', t('registrations.questions.missing', { count: open }))}
    ${lines(shown.map(({ label, value, note }) => ({ first: label, says: note ? html`${value} <span class="muted">${note}</span>` : value })))}
    ${way && html`<p>${link(t(open > 0 ? 'registrations.questions.answer' : 'registrations.questions.change'), way)}</p>`}`,
  )
