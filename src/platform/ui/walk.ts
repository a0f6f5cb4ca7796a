import { html, type Child, type Html } from './html.ts'
import { tag } from './tag.ts'

export type WalkFigure = {
  readonly caption: Child
  /** In their order; at a `decision` somebody else says yes or no. */
  readonly stops: readonly { readonly title: Child; readonly words?: Child; readonly isDecision?: boolean }[]
  readonly isRightToLeft: boolean
}

const step = 100
const high = 40

/**
 * Somebody's way in a few numbered stops. The drawing shows its shape; the list under it has the same numbers with their
 * words, and is the whole figure for those who do not see the drawing.
 */
export function walkFigure({ caption, stops, isRightToLeft }: WalkFigure): Html {
  const width = stops.length * step
  const middle = (place: number) => (isRightToLeft ? stops.length - 1 - place : place) * step + step / 2
  return html`<figure class="walk">
    <figcaption>${caption}</figcaption>
    ${tag(
      'svg',
      { class: 'walk-drawing', viewBox: `0 0 ${width} ${high}`, 'aria-hidden': 'true', focusable: 'false' },
      tag('path', { class: 'walk-line', d: `M${step / 2} ${high / 2}H${width - step / 2}` }),
      stops.map(({ isDecision }, place) => mark(middle(place), place + 1, isDecision === true)),
    )}
    <ol class="walk-stops">
      ${stops.map(
        ({ title, words }) =>
          html`<li><b>${title}</b>${words && html` <span class="muted">${words}</span>`}</li>`,
      )}
    </ol>
  </figure>`
}

/** A circle for what one does oneself, a diamond for what somebody else decides. */
const mark = (x: number, number: number, isDecision: boolean): Html =>
  html`${
    isDecision
      ? tag('path', { class: 'walk-mark', d: `M${x} 3L${x + 17} 20L${x} 37L${x - 17} 20Z` })
      : tag('circle', { class: 'walk-mark', cx: x, cy: 20, r: 14 })
  }${tag('text', { class: 'walk-number', x, y: 25, 'text-anchor': 'middle' }, String(number))}`

export type DaysFigure = {
  readonly caption: string
  readonly heads: readonly [number: string, when: string, what: string]
  /** `at`: where its mark stands on a line from 0 to 1000. */
  readonly days: readonly { readonly at: number; readonly when: Child; readonly what: Child }[]
  readonly isRightToLeft: boolean
}

/** Days on a line, numbered, with the table that says what they are. */
export function daysFigure({ caption, heads, days, isRightToLeft }: DaysFigure): Html {
  const x = (at: number) => 25 + (isRightToLeft ? 1000 - at : at)
  return html`<figure class="days">
    ${tag(
      'svg',
      { class: 'walk-drawing', viewBox: '0 0 1050 50', 'aria-hidden': 'true', focusable: 'false' },
      tag('path', { class: 'walk-line', d: 'M25 25H1025' }),
      days.map(
        ({ at }, place) =>
          html`${tag('circle', { class: 'walk-mark', cx: x(at), cy: 25, r: 19 })}${tag('text', { class: 'walk-number', x: x(at), y: 32, 'text-anchor': 'middle' }, String(place + 1))}`,
      ),
    )}
    <table class="days-table">
      <caption class="unseen">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col"><span class="unseen">${heads[0]}</span></th>
          <th scope="col">${heads[1]}</th>
          <th scope="col">${heads[2]}</th>
        </tr>
      </thead>
      <tbody>
        ${days.map(
          ({ when, what }, place) =>
            html`<tr>
              <td>${place + 1}</td>
              <th scope="row">${when}</th>
              <td>${what}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </figure>`
}
