import { html, type Child, type Html } from './html.ts'
import { tag } from './tag.ts'

export type Comparison = {
  readonly caption: Child
  /** What stands in the two columns: "Now" and "Asked for". */
  readonly heads: readonly [string, string]
  readonly rows: readonly { readonly label: Child; readonly one: Child; readonly other: Child }[]
}

/** Two sides, line by line. On the smallest screens each value says which side it is of. */
export const comparison = ({ caption, heads: [one, other], rows }: Comparison): Html =>
  html`<table class="compare" role="table">
    <caption class="unseen">
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        <td role="cell"></td>
        <th scope="col" role="columnheader">${one}</th>
        <th scope="col" role="columnheader">${other}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        (row) =>
          html`<tr role="row">
            <th scope="row" role="rowheader">${row.label}</th>
            ${tag('td', { role: 'cell', 'data-side': one }, row.one)}
            ${tag('td', { role: 'cell', 'data-side': other }, row.other)}
          </tr>`,
      )}
    </tbody>
  </table>`
