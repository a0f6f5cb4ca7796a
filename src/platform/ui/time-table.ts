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

/** Days with the event's time in ink and the reader's in muted. On the smallest screens the day stands above its times. */
export const timeTable = (table: TimeTable): Html =>
  html`<table class="times">
    <caption class="unseen">
      ${table.caption}
    </caption>
    <thead>
      <tr>
        <th scope="col"><span class="unseen">${table.dayHead}</span></th>
        <th scope="col">${table.here}</th>
        ${table.yours && html`<th scope="col">${table.yours}</th>`}
      </tr>
    </thead>
    <tbody>
      ${table.days.map(
        (one) =>
          html`<tr>
            <th scope="row">${one.day}</th>
            ${tag('td', { 'data-place': table.here }, one.here)}
            ${table.yours && tag('td', { class: 'yours', 'data-place': table.yours }, one.yours)}
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
