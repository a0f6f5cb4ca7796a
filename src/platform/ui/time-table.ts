import { html, type Child, type Html } from './html.ts'
import { tag } from './tag.ts'

export type TimeTable = {
  readonly caption: Child
  readonly dayHead: Child
  /** The event's place; then "Your time, Accra". Without a second zone there is one column. */
  readonly here: string
  readonly yours?: string
  readonly days: readonly { readonly day: Child; readonly here: Child; readonly yours?: Child }[]
}

/**
 * Days with the event's time in ink and the reader's in muted. On the smallest screens the day stands above its times.
 * Roles are said again: browsers forget a table's own when it is drawn as something else.
 */
export const timeTable = (table: TimeTable): Html =>
  html`<table class="times" role="table">
    <caption class="unseen">
      ${table.caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader"><span class="unseen">${table.dayHead}</span></th>
        <th scope="col" role="columnheader">${table.here}</th>
        ${table.yours && html`<th scope="col" role="columnheader">${table.yours}</th>`}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${table.days.map(
        (one) =>
          html`<tr role="row">
            <th scope="row" role="rowheader">${one.day}</th>
            ${tag('td', { role: 'cell', 'data-place': table.here }, one.here)}
            ${table.yours && tag('td', { role: 'cell', class: 'yours', 'data-place': table.yours }, one.yours)}
          </tr>`,
      )}
    </tbody>
  </table>`

/** The time here and at the reader's, in the margin beside the title. */
export const clocks = (list: readonly { readonly time: Child; readonly place: Child }[]): Html =>
  html`<ul class="clocks">
    ${list.map(
      (one) =>
        html`<li>
          <b><bdi dir="ltr">${one.time}</bdi></b> ${one.place}
        </li>`,
    )}
  </ul>`
