import type { Texts } from '../i18n/index.ts'
import { html, url, type Child, type Html } from './html.ts'
import { classes, tag } from './tag.ts'

export type PickItem = {
  readonly id: string
  /** Whom or what the box picks: the person's name. Spoken with the box and drawn in the first cell. */
  readonly label: Child
  /** Under the label, in muted. */
  readonly under?: Child
  readonly cells: readonly Child[]
  readonly warn?: Child
  readonly picked?: boolean
}

export type PickTable = {
  readonly caption: Child
  /** The form is posted there. It sends `pick` (one a row) and `pick-all` (the filter token) when that box is ticked. */
  readonly action: string
  readonly heads: readonly Child[]
  readonly items: readonly PickItem[]
  readonly selectAll: {
    /** "Select the 25 on this page": shown when a script can do it. */
    readonly page: string
    /** "Select all 312 that match this filter": the server picks them by the token. */
    readonly matching?: { readonly label: string; readonly value: string; readonly picked?: boolean }
    readonly beside?: Child
  }
  /** The buttons; what they do is reviewed on the next page. */
  readonly bar: Child
  readonly barNote?: Child
}

/** A form round a table whose rows can be picked. On the phone the rows are cards. */
export const pickTable = (t: Texts, table: PickTable): Html =>
  html`<form class="pick" method="post" action="${url(table.action)}" data-enhance="pick">
    ${selectLine(table)}
    <table role="table">
      <caption class="unseen">
        ${table.caption}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <td role="cell"></td>
          ${table.heads.map((head) => html`<th scope="col" role="columnheader"><span class="unseen">${head}</span></th>`)}
          <td role="cell"></td>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${table.items.map(pickRow)}
      </tbody>
    </table>
    ${actionBar(t, table)}
  </form>`

const selectLine = ({ selectAll }: PickTable): Html =>
  html`<div class="pick-line">
    <div class="choice" data-pick-page hidden>
      <input type="checkbox" id="pick-page" />
      <label for="pick-page">${selectAll.page}</label>
    </div>
    ${
      selectAll.matching &&
      html`<div class="choice">
        ${tag('input', { type: 'checkbox', id: 'pick-all', name: 'pick-all', value: selectAll.matching.value, checked: selectAll.matching.picked })}
        <label for="pick-all">${selectAll.matching.label}</label>
      </div>`
    }
    ${selectAll.beside && html`<div class="pick-beside">${selectAll.beside}</div>`}
  </div>`

const pickRow = (item: PickItem): Html =>
  tag(
    'tr',
    { role: 'row', class: classes(item.picked && 'picked') },
    html`<td class="pick-box" role="cell">
        ${tag('input', { type: 'checkbox', id: `pick-${item.id}`, name: 'pick', value: item.id, checked: item.picked })}
      </td>
      <th scope="row" role="rowheader">
        <label for="pick-${item.id}">${item.label}</label>
        ${item.under && html`<span class="pick-under">${item.under}</span>`}
      </th>
      ${item.cells.map((cell, place) => tag('td', { role: 'cell', class: classes(place > 0 && place === item.cells.length - 1 && 'pick-last') }, cell))}
      <td class="pick-warn" role="cell">${item.warn}</td>`,
  )

const actionBar = (t: Texts, table: PickTable): Html =>
  html`<div class="bar">
    <div class="bar-count">
      ${tag('p', {
        'data-pick-count': '',
        'data-words': t('ui.pick.count', { count: '#' }),
        'data-all': t('ui.pick.all'),
        'data-none': t('ui.pick.none'),
        'aria-live': 'polite',
      })}
      <button class="link-button" type="reset" hidden data-pick-clear>${t('ui.pick.clear')}</button>
    </div>
    <div class="bar-actions">${table.bar}</div>
    ${table.barNote && html`<p class="bar-note">${table.barNote}</p>`}
  </div>`
