import { html, type Html } from './html.ts'
import { leftToRight } from './text.ts'

export type DateBlock = {
  readonly numeral: string
  readonly month: string
  readonly weekdays: string
  readonly shortWeekdays: string
}

/** The date as the picture of the page. */
export const dateNumeral = (block: DateBlock): Html =>
  html`<div class="date-block">
    <p class="date-numeral">${leftToRight(block.numeral)}</p>
    <div class="date-words">
      <p class="date-month">${block.month}</p>
      <p class="date-days">${block.weekdays}</p>
    </div>
  </div>`

/** The same in a list: numeral and weekdays. */
export const listDate = (block: Pick<DateBlock, 'numeral' | 'shortWeekdays'>): Html =>
  html`<p class="row-numeral">${leftToRight(block.numeral)}</p>
    <p class="small">${block.shortWeekdays}</p>`
