import { html, type Child, type Html } from './html.ts'

export type TimeTable = {
  readonly caption: Child
  readonly dayHead: Child
  /** Name of the event's place, then "Your time, Accra"; without a second zone there is one column. */
  readonly here: Child
  readonly yours?: Child
  readonly days: readonly { readonly day: Child; readonly here: Child; readonly yours?: Child }[]
}

/** Days with the event's time in ink and the reader's in muted. At 320 px the day stands above its two times. */
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
            <td>${one.here}</td>
            ${table.yours && html`<td class="yours">${one.yours}</td>`}
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
