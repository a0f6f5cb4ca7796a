import { html, url, type Child, type Html } from './html.ts'
import { tag } from './tag.ts'

export type Row = {
  /** In the margin: a date, a time. Plain text is drawn as a numeral. */
  readonly lead?: Child
  readonly title: Child
  readonly href?: string
  /** Under the title; the first in ink, the others in muted. */
  readonly lines?: readonly Child[]
  /** At the end: my status, or what I can do. */
  readonly aside?: Child
}

export type RowsOptions = { readonly heading?: Child; readonly id?: string }

/** A departure board: date, title, my status in three fixed columns. With a heading the rows are one part of a longer list. */
export const rows = (list: readonly Row[], options: RowsOptions = {}): Html =>
  tag(
    'section',
    { class: 'rows', id: options.id },
    options.heading && html`<h2 class="rows-heading">${options.heading}</h2>`,
    html`<ul>
      ${list.map((row) => rowItem(row, options.heading ? 'h3' : 'h2'))}
    </ul>`,
  )

const rowItem = (row: Row, heading: 'h2' | 'h3'): Html =>
  html`<li class="row">
    <div class="row-lead">
      ${typeof row.lead === 'string' ? html`<p class="row-numeral">${row.lead}</p>` : row.lead}
    </div>
    <div class="row-words">
      ${tag(heading, { class: 'row-title' }, row.href ? html`<a href="${url(row.href)}">${row.title}</a>` : row.title)}
      ${row.lines?.map((line) => line && html`<p class="row-line">${line}</p>`)}
    </div>
    <div class="row-aside">${row.aside}</div>
  </li>`
