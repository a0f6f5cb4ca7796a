import { html, type Html } from './html.ts'
import { tag } from './tag.ts'

/** How many are on a sheet: eight, fourteen or twenty-four. */
export type LabelSize = 'large' | 'medium' | 'small'

/** Addresses as labels: a grid that fits the sheets they are sold on, in any order of reading. For `Page.prints: 'body'`. */
export const labels = (all: readonly (readonly string[])[], size: LabelSize): Html =>
  tag(
    'ul',
    { class: `labels labels-${size}` },
    all.map(
      (lines) => html`<li class="label">${lines.map((line) => html`<span dir="auto">${line}</span>`)}</li>`,
    ),
  )
