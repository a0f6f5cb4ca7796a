import type { Texts } from '../../../../platform/i18n/index.ts'
import { html, problemOf, radios, textArea, type Html } from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { text } from '../../pages/form.ts'
import { because } from '../types.ts'

/** Why not: a reason of the list, own words, and where a claim goes with it, which of the two is meant. */
export const reasonFields = (
  t: Texts,
  {
    problems,
    typed,
    asksClaim,
    isMany,
  }: {
    readonly problems: readonly Problem[]
    readonly typed: Typed
    readonly asksClaim: boolean
    readonly isMany: boolean
  },
): Html =>
  html`${radios(t, {
    name: 'because',
    legend: t(isMany ? 'registrations.review.reason' : 'registrations.reject.because'),
    hint: t('registrations.reject.because.hint'),
    value: text(typed, 'because'),
    options: because.map((value) => ({ value, label: t(`registrations.reject.because.${value}`) })),
    problem: problemOf(problems, 'because'),
  })}
  ${textArea(t, {
    name: 'reason',
    label: t('registrations.reject.words'),
    hint: t('registrations.reject.reason.hint'),
    value: text(typed, 'reason'),
    rows: 3,
    problem: problemOf(problems, 'reason'),
  })}
  ${
    asksClaim &&
    radios(t, {
      name: 'claim',
      legend: t(isMany ? 'registrations.reject.claim.many' : 'registrations.reject.claim'),
      required: true,
      value: text(typed, 'claim'),
      options: (['registration', 'both'] as const).map((value) => ({
        value,
        label: t(`registrations.reject.claim.${value}`),
        hint: t(`registrations.reject.claim.${value}.hint`),
      })),
      problem: problemOf(problems, 'claim'),
    })
  }`
