import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  checkboxes,
  html,
  ledger,
  ledgers,
  link,
  notice,
  problemOf,
  radios,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { Question } from '../../../events/index.ts'
import { groupList, listLink } from '../../group-messages/pages/words.ts'
import { columnOf, columns, usualColumns } from '../columns.ts'
import { fileForms } from '../types.ts'

export type FormView = {
  readonly query: string
  readonly group: readonly string[]
  readonly lines: number
  readonly questions: readonly Question[]
  readonly typed?: Typed | undefined
  readonly problems?: readonly Problem[] | undefined
  readonly refused?: Refusal | undefined
}

export const exportsPath = '/desk/exports'

/** Asking for a file: of whom, with which columns, in which form. */
export const exportFormPage = (t: Texts, view: FormView): Page => ({
  title: t('registrations.export.new'),
  lead: t('registrations.export.new.lead'),
  section: 'desk',
  noIndex: true,
  margin: link(t('registrations.export.mine'), t.path(exportsPath)),
  form: 'export',
  ...(view.problems && { problems: view.problems }),
  body: html`${view.refused && notice('bad', t(view.refused.refused, view.refused.values))}
    ${ledgers(
      ledger(
        t('registrations.groups.label'),
        html`${groupList(view.group)}
          <p>${t('registrations.export.lines', { count: view.lines })}</p>
          ${listLink(t, view)}`,
      ),
    )}
    <form id="export" method="post" action="${t.path(exportsPath)}" novalidate>
      <input type="hidden" name="query" value="${view.query}" />
      ${choices(t, view)} ${actions(button(t('registrations.export.make'), { kind: 'main' }))}
    </form>`,
})

function choices(t: Texts, { typed, problems, questions }: FormView) {
  const chosen = typed ? [typed['column'] ?? []].flat() : usualColumns
  const problem = (name: string) => {
    const found = problemOf(problems, name)
    return found && { problem: found }
  }
  return html`${checkboxes(t, {
    name: 'column',
    legend: t('registrations.export.columns'),
    hint: t('registrations.export.columns.hint'),
    values: chosen,
    options: [
      ...columns.map((one) => ({ value: one, label: t(`registrations.export.column.${one}`) })),
      ...questions.map((one) => ({
        value: columnOf(one),
        label: t('registrations.export.question', { question: t.words(one.label) }),
      })),
    ],
    ...problem('column'),
  })}
  ${radios(t, {
    name: 'form',
    legend: t('registrations.export.form'),
    value: String([typed?.['form'] ?? 'xlsx'].flat()[0]),
    options: fileForms.map((one) => ({
      value: one,
      label: t(`registrations.export.form.${one}`),
      hint: t(`registrations.export.form.${one}.hint`),
    })),
    ...problem('form'),
  })}`
}
