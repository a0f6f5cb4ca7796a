import { countryName, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  answers,
  button,
  html,
  link,
  notice,
  problemOf,
  radios,
  small,
  userText,
  type AnswerRow,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { categoryName } from '../../pages/parts.ts'
import { fieldsOf } from '../parse.ts'
import { keptDays } from '../rules.ts'
import { forms, labelSizes } from '../types.ts'
import type { Asked, Limits, Subject } from '../types.ts'

export type OrderView = {
  readonly profile: Profile
  readonly subject: Subject
  readonly asked: Asked
  /** The name of the one organisation the people are of. */
  readonly organisation: string | undefined
  readonly lines: number
  readonly limits: Limits
  readonly typed: Typed
  readonly problems?: readonly Problem[]
}

const formId = 'order'

/** What is ordered, as what, and how large the labels are. The search it comes from stands above, in words. */
export function orderPage(t: Texts, view: OrderView, no?: Refusal): Page {
  const { problems = [], typed } = view
  return {
    title: t('directory.extract.order.title'),
    lead: t('directory.extract.order.lead'),
    section: 'directory',
    noIndex: true,
    margin: link(t('directory.extract.back'), searchAddress(t, view)),
    problems,
    form: formId,
    body: html`${no && notice('bad', t(no.refused, no.values))}
      ${answers(t, [{ rows: whatIsAsked(t, view) }])}
      <form id="${formId}" method="post" action="${t.path('/directory/extracts/new')}" novalidate>
        ${fieldsOf(view.subject, view.asked).map(
          ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
        )}
        ${radios(t, {
          name: 'form',
          legend: t('directory.extract.form'),
          value: said(typed, 'form'),
          problem: problemOf(problems, 'form'),
          required: true,
          options: forms.map((one) => ({
            value: one,
            label: t(`directory.extract.form.${one}`),
            hint: t(`directory.extract.form.${one}.hint`),
          })),
        })}
        ${radios(t, {
          name: 'label-size',
          legend: t('directory.extract.label-size'),
          hint: t('directory.extract.label-size.hint'),
          value: said(typed, 'label-size'),
          problem: problemOf(problems, 'label-size'),
          options: labelSizes.map((one) => ({
            value: one,
            label: t(`directory.extract.label-size.${one}`),
          })),
        })}
        ${actions(button(t('directory.extract.submit'), { kind: 'main' }))}
        ${small(t('directory.extract.order.note', { days: keptDays, most: view.limits.aDay }))}
      </form>`,
  }
}

const said = (typed: Typed, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : ''
}

/** The search in words: what is asked for, where, and how many lines that makes. */
function whatIsAsked(t: Texts, { profile, subject, asked, organisation, lines }: OrderView): AnswerRow[] {
  const row = (key: string, value: AnswerRow['value']): AnswerRow[] =>
    value ? [{ label: t(key), value }] : []
  const region = profile.regions.find(({ id }) => id === asked.region)
  return [
    ...row('directory.extract.what', t(`directory.extract.what.${subject}`)),
    ...row('directory.field.name', asked.words && userText(asked.words)),
    ...row(
      'directory.field.organisation',
      (organisation ?? asked.organisationWords) && userText(organisation ?? asked.organisationWords),
    ),
    ...row('directory.field.country', asked.countryCode && countryName(t, profile, asked.countryCode)),
    ...row('directory.extract.region', region && t.words(region.name)),
    ...row('directory.search.category', asked.category && categoryName(t, profile, asked.category)),
    ...row('directory.extract.lines', t('directory.extract.lines.count', { count: lines })),
  ]
}

function searchAddress(t: Texts, { subject, asked }: OrderView): string {
  const query = new URLSearchParams(
    fieldsOf(subject, asked)
      .filter(([name]) => name !== 'subject')
      .map(([name, value]) => [name, value]),
  )
  const path = t.path(subject === 'people' ? '/directory/people' : '/directory')
  return query.size > 0 ? `${path}?${query}` : path
}
