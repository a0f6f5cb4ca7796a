import { html, type Child, type Html } from './html.ts'

export type Board = {
  /** Above the numeral, such as "Until JOIN opens". */
  readonly label: Child
  readonly numeral: Child
  /** Above the title, such as "Your next meeting". */
  readonly over?: Child
  readonly title: Child
  /** The first in ink, the others in the second colour. */
  readonly lines?: readonly Child[]
  readonly links?: Child
  readonly action?: Child
}

/** The one panel of a page, and only for time. */
export const board = ({ label, numeral, over, title, lines, links, action }: Board): Html =>
  html`<section class="board" aria-labelledby="board-title">
    <div class="board-time">
      <p class="board-label">${label}</p>
      <p class="board-numeral">${numeral}</p>
    </div>
    <div class="board-words">
      ${over && html`<p class="board-over">${over}</p>`}
      <h2 id="board-title">${title}</h2>
      ${lines?.map((line) => html`<p class="board-line">${line}</p>`)}
      ${links && html`<p class="board-links">${links}</p>`}
    </div>
    <div class="board-action">${action}</div>
  </section>`
