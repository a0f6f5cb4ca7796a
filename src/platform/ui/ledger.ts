import { html, type Child, type Html } from './html.ts'
import { tag } from './tag.ts'

export type LedgerOptions = { readonly id?: string }

/** One line of the ledger: its label in the margin, its words on the spine. */
export const ledger = (label: Child, words: Child, options: LedgerOptions = {}): Html =>
  tag(
    'section',
    { class: 'ledger', id: options.id },
    html`<h2 class="ledger-label">${label}</h2>
      <div class="ledger-words">${words}</div>`,
  )

/** Ledger lines under a thick rule, hairlines between them. */
export const ledgers = (...lines: readonly Child[]): Html => html`<div class="ledgers">${lines}</div>`

/** Opens a part of the page. */
export const rule = (): Html => html`<hr class="rule" />`

/** Two or three columns on the spine, one under the other on the phone. */
export const columns = (...parts: readonly Child[]): Html =>
  html`<div class="columns">${parts.filter(Boolean).map((part) => html`<div>${part}</div>`)}</div>`

/** Something in the margin beside a longer part: steps, filters, a note. `picks`: that part is a table to pick from. */
export const withMargin = (margin: Child, words: Child, part?: 'picks'): Html =>
  html`<div class="with-margin${part ? ' with-picks' : ''}">
    <div class="margin">${margin}</div>
    <div class="words">${words}</div>
  </div>`
