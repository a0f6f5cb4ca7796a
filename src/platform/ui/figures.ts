import { html, url, type Child, type Html } from './html.ts'
import { tag } from './tag.ts'

export type Bar = {
  readonly label: Child
  readonly href?: string | undefined
  readonly count: number
  /** What is left together, such as "154 other countries": it has a number, but no bar that would dwarf the others. */
  readonly isRest?: boolean
  /** The number as it is read, and how much of the whole it is. */
  readonly says: Child
  readonly share: Child
}

export type BarFigure = {
  /** What is counted, in a sentence; spoken as the table's name. */
  readonly caption: Child
  readonly heads: readonly [what: string, count: string, share: string]
  readonly bars: readonly Bar[]
  readonly isRightToLeft: boolean
}

/**
 * Numbers as bars. The table is the figure: each row has its name, its bar and its number, so that it is read the same by
 * eye, by ear, on paper and without colours.
 */
export function barFigure({ caption, heads: [what, count, share], bars, isRightToLeft }: BarFigure): Html {
  const most = Math.max(1, ...bars.filter((one) => !one.isRest).map((one) => one.count))
  return html`<table class="bars" role="table">
    <caption>
      ${caption}
    </caption>
    <thead role="rowgroup" class="unseen">
      <tr role="row">
        <th scope="col" role="columnheader">${what}</th>
        <th scope="col" role="columnheader">${count}</th>
        <th scope="col" role="columnheader">${share}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${bars.map(
        (one) =>
          html`<tr role="row">
            <th scope="row" role="rowheader">
              ${one.href ? tag('a', { href: url(one.href) }, one.label) : one.label}
            </th>
            <td role="cell">
              <div class="bars-line">
                ${bar(one.isRest ? 0 : (one.count / most) * 100, isRightToLeft)}<b>${one.says}</b>
              </div>
            </td>
            <td role="cell" class="bars-share">${one.share}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

const bar = (length: number, isRightToLeft: boolean): Html => {
  const width = tenths(Math.max(length, length > 0 ? 0.6 : 0))
  return html`<svg
    class="bars-bar"
    viewBox="0 0 100 10"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    ${tag('rect', { x: isRightToLeft ? tenths(100 - width) : 0, y: 0, width, height: 10 })}
  </svg>`
}

const tenths = (value: number): number => Math.round(value * 10) / 10

export type TimeFigure = {
  readonly id: string
  /** The finding in a sentence: what the columns say. */
  readonly caption: Child
  readonly heads: readonly [when: string, count: string]
  /** Every stretch of time, the first in front, also those in which nothing was. */
  readonly columns: readonly { readonly label: string; readonly count: number; readonly says: string }[]
  /** The number at the top of the scale, as it is read. */
  readonly most: string
  /** Opens the table. */
  readonly table: string
  readonly isRightToLeft: boolean
}

const high = 40

/** Numbers over time as columns, with their table under them. Time runs as people read. */
export function timeFigure(it: TimeFigure): Html {
  const top = Math.max(1, ...it.columns.map(({ count }) => count))
  const step = 100 / Math.max(1, it.columns.length)
  const first = it.columns[0]?.label ?? ''
  const last = it.columns.at(-1)?.label ?? ''
  return html`<figure class="columns-figure">
    <figcaption id="${it.id}">${it.caption}</figcaption>
    <div class="columns-most" aria-hidden="true">${it.most}</div>
    ${tag(
      'svg',
      {
        class: 'columns-drawing',
        viewBox: `0 0 100 ${high}`,
        preserveAspectRatio: 'none',
        role: 'img',
        'aria-labelledby': it.id,
        focusable: 'false',
      },
      it.columns.map(({ count }, place) => {
        const height = tenths(count === 0 ? 0 : Math.max((count / top) * high, 0.6))
        const from = it.isRightToLeft ? 100 - (place + 1) * step : place * step
        return tag('rect', {
          x: hundredths(from + step * 0.08),
          y: tenths(high - height),
          width: hundredths(step * 0.84),
          height,
        })
      }),
    )}
    <div class="columns-ends" aria-hidden="true">
      <span>${first}</span><span>${last !== first && last}</span>
    </div>
    <details class="tiles-table">
      <summary>${it.table}</summary>
      <table>
        <caption class="unseen">
          ${it.caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${it.heads[0]}</th>
            <th scope="col">${it.heads[1]}</th>
          </tr>
        </thead>
        <tbody>
          ${it.columns.map(
            ({ label, says }) =>
              html`<tr>
                <th scope="row">${label}</th>
                <td>${says}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>
  </figure>`
}

const hundredths = (value: number): number => Math.round(value * 100) / 100
