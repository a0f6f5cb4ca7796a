import { html, type Child, type Html } from './html.ts'

/** A part of a form under a thick rule, with its name as a heading. */
export const fieldset = (legend: Child, body: Child): Html =>
  html`<fieldset class="part">
    <legend><h2>${legend}</h2></legend>
    ${body}
  </fieldset>`

/** Two fieldsets side by side where there is room, the first at the start edge. */
export const fieldsets = (...parts: readonly Html[]): Html => html`<div class="parts">${parts}</div>`
