import { dayAndTime, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  comparison,
  emptyState,
  fieldset,
  html,
  link,
  notice,
  problemOf,
  radios,
  textArea,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { OrganisationId } from '../../../../values/ids.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { RequestedChange } from '../types.ts'
import { fieldLabel, fieldValue, type Naming } from './words.ts'

/** A change that waits, who asked for it, and what stands there at present. */
export type OpenChange = RequestedChange & {
  readonly by: string | undefined
  readonly current: unknown
  readonly isOutdated: boolean
}

export type ChangesView = Naming & {
  readonly id: OrganisationId
  readonly name: string
  readonly changes: readonly OpenChange[]
  readonly zone: string
}

const formId = 'changes'

/** What focal points ask to have changed: old and new side by side, each accepted or refused by itself. */
export const changesPage = (
  t: Texts,
  view: ChangesView,
  typed: Typed,
  { problems = [], no }: { readonly problems?: readonly Problem[]; readonly no?: Refusal } = {},
): Page => ({
  title: t('directory.organisations.changes.title'),
  over: view.name,
  lead: t('directory.organisations.changes.lead'),
  section: 'desk',
  margin: link(view.name, t.path(`/desk/organisations/${view.id}`)),
  problems,
  ...(view.changes.length > 0 && { form: formId }),
  noIndex: true,
  body: html`${no && notice('bad', t(no.refused, no.values))}
  ${
    view.changes.length === 0
      ? emptyState(
          t('directory.organisations.changes.none'),
          link(t('directory.organisations.desk.title'), `${t.path('/desk/organisations')}?show=changes`),
        )
      : html`<form
          id="${formId}"
          method="post"
          action="${t.path(`/desk/organisations/${view.id}/changes`)}"
          novalidate
        >
          ${view.changes.map((change) => oneChange(t, view, change, typed, problems))}
          ${actions(button(t('directory.organisations.changes.submit'), { kind: 'main' }))}
        </form>`
  }`,
})

function oneChange(
  t: Texts,
  view: ChangesView,
  change: OpenChange,
  typed: Typed,
  problems: readonly Problem[],
): Html {
  const [decision, reason] = [`decision-${change.id}`, `reason-${change.id}`]
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : '')
  const label = fieldLabel(t, view.profile, change.field)
  return fieldset(
    label,
    html`<p class="small">
        ${t('directory.organisations.changes.asked', { when: dayAndTime(t, change.askedAt, view.zone) })}
        ${change.by && userText(change.by)}
      </p>
      ${change.isOutdated && notice('info', t('directory.organisations.changes.outdated'))}
      ${comparison({
        caption: label,
        heads: [t('directory.organisations.changes.old'), t('directory.organisations.changes.new')],
        rows: [
          {
            label,
            one: fieldValue(t, view, change.field, change.current),
            other: fieldValue(t, view, change.field, change.to),
          },
        ],
      })}
      ${radios(t, {
        name: decision,
        legend: t('directory.organisations.changes.decision'),
        value: text(decision) || 'later',
        problem: problemOf(problems, decision),
        options: (['accepted', 'refused', 'later'] as const).map((value) => ({
          value,
          label: t(`directory.organisations.changes.${value}`),
        })),
      })}
      ${textArea(t, {
        name: reason,
        label: t('directory.organisations.changes.reason'),
        hint: t('directory.organisations.changes.reason.hint'),
        value: text(reason),
        maxlength: 1000,
        rows: 2,
        problem: problemOf(problems, reason),
      })}`,
  )
}
