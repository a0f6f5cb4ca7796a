import { html, type Child, type Html } from './html.ts'
import { tag } from './tag.ts'

export type Table = {
  readonly caption: Child
  /** What the rows are, over their labels; spoken, not drawn. */
  readonly rowHead: Child
  readonly heads: readonly string[]
  readonly rows: readonly {
    readonly label: Child
    readonly cells: readonly Child[]
    /** In place of the cells: the same in every column. */
    readonly across?: Child
    /** The last row of a sum. */
    readonly isSum?: boolean
  }[]
  /** Numbers stand at the end of their column. */
  readonly numbers?: boolean
}

/** Rows by columns, as many as it takes. On small screens each row is a block and each value says its column. */
export const table = ({ caption, rowHead, heads, rows, numbers = false }: Table): Html =>
  html`<table class="${numbers ? 'table table-numbers' : 'table'}" role="table">
    <caption class="unseen">
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader"><span class="unseen">${rowHead}</span></th>
        ${heads.map((head) => html`<th scope="col" role="columnheader">${head}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map((row) =>
        tag(
          'tr',
          { role: 'row', class: row.isSum ? 'table-sum' : undefined },
          html`<th scope="row" role="rowheader">${row.label}</th>
            ${
              row.across
                ? tag('td', { role: 'cell', colspan: String(heads.length) }, row.across)
                : row.cells.map((cell, place) => tag('td', { role: 'cell', 'data-head': heads[place] }, cell))
            }`,
        ),
      )}
    </tbody>
  </table>`
