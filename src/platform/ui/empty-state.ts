import { html, type Child, type Html } from './html.ts'

/** Nothing is here yet: says so, and what to do next. */
export const emptyState = (words: Child, action?: Child): Html =>
  html`<div class="empty">
    <p>${words}</p>
    ${action && html`<div class="actions">${action}</div>`}
  </div>`
