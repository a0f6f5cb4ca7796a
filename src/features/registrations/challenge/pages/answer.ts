import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  answers,
  bdi,
  button,
  field,
  html,
  notice,
  problemOf,
  radios,
  small,
  textArea,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { text } from '../../pages/form.ts'
import { eventLine, statePill } from '../../pages/words.ts'
import type { RegistrationView } from '../../types.ts'
import type { Challenge } from '../types.ts'

export type AnswerView = RegistrationView & {
  readonly challenge: Challenge
  readonly name: string
  readonly token: string
  /** Why nothing can be answered any more. */
  readonly over: Refusal | undefined
}

export type Trouble = {
  readonly typed?: Typed
  readonly problems?: readonly Problem[]
  readonly no?: Refusal
}

/** For somebody of the organisation, without an account: is this person yours? Opening it changes nothing. */
export const answerPage = (t: Texts, view: AnswerView, trouble: Trouble = {}): Page => {
  const { challenge, event, person, name, over } = view
  return {
    title: t('registrations.challenge.title', { person: person.name }),
    over: eventLine(t, event),
    lead: challenge.answer
      ? t(`registrations.challenge.said.${challenge.answer}`)
      : t('registrations.challenge.lead', { organisation: name }),
    problems: trouble.problems,
    noIndex: true,
    ...(!over && { form: 'challenge' }),
    body: html`${trouble.no && notice('info', t(trouble.no.refused))}
    ${over && !challenge.answer && notice('info', t(over.refused))} ${answers(t, [{ rows: rows(t, view) }])}
    ${!over && form(t, view, trouble)}`,
  }
}

const rows = (t: Texts, { it, person, name }: AnswerView) => [
  { label: t('registrations.label.full-name'), value: userText(person.name) },
  ...(person.jobTitle
    ? [{ label: t('registrations.label.job-title'), value: userText(person.jobTitle) }]
    : []),
  { label: t('registrations.label.represents'), value: userText(name) },
  { label: t('registrations.label.reference'), value: bdi(it.number), note: statePill(t, it.state) },
]

const form = (t: Texts, { token, name }: AnswerView, { typed = {}, problems = [] }: Trouble): Html =>
  html`<form id="challenge" method="post" action="${t.path(`/registrations/challenge/${token}`)}" novalidate>
    ${radios(t, {
      name: 'answer',
      legend: t('registrations.challenge.answer', { organisation: name }),
      required: true,
      value: text(typed, 'answer'),
      problem: problemOf(problems, 'answer'),
      options: (['not-ours', 'ours'] as const).map((value) => ({
        value,
        label: t(`registrations.challenge.answer.${value}`),
        hint: t(`registrations.challenge.answer.${value}.hint`),
      })),
    })}
    ${field(t, {
      name: 'by',
      label: t('registrations.challenge.by'),
      hint: t('registrations.challenge.by.hint'),
      required: true,
      value: text(typed, 'by'),
      maxlength: 200,
      dir: 'auto',
      autocomplete: 'name',
      problem: problemOf(problems, 'by'),
    })}
    ${textArea(t, {
      name: 'words',
      label: t('registrations.challenge.words'),
      optional: true,
      value: text(typed, 'words'),
      problem: problemOf(problems, 'words'),
    })}
    ${actions(button(t('registrations.challenge.submit'), { kind: 'main' }))}
    ${small(t('registrations.challenge.after'))}
  </form>`
