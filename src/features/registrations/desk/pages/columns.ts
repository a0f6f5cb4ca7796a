import type { Texts } from '../../../../platform/i18n/index.ts'
import { actions, button, checkboxes, html, link, type Page } from '../../../../platform/ui/index.ts'
import { columns, type Column } from '../columns.ts'

/** Which columns the list shows to me. `back` is the query of the list one came from. */
export const columnsPage = (t: Texts, chosen: readonly Column[], back: string): Page => ({
  title: t('registrations.desk.columns'),
  lead: t('registrations.desk.columns.lead'),
  section: 'desk',
  form: 'columns',
  noIndex: true,
  margin: link(t('registrations.desk.back'), t.path(`/desk/registrations${back}`)),
  body: html`<form id="columns" method="post" action="${t.path('/desk/registrations/columns')}">
    <input type="hidden" name="back" value="${back}" />
    ${checkboxes(t, {
      name: 'column',
      legend: t('registrations.desk.columns.which'),
      values: chosen,
      options: columns.map((one) => ({ value: one, label: t(`registrations.desk.column.${one}`) })),
    })}
    ${actions(
      button(t('registrations.desk.columns.keep'), { kind: 'main' }),
      link(t('registrations.back-change-nothing'), t.path(`/desk/registrations${back}`)),
    )}
  </form>`,
})
