import type { Texts } from '../../../../platform/i18n/index.ts'
import { bdi, html, link, type Html } from '../../../../platform/ui/index.ts'

/** A part of a guide page: a heading that can be led to, then its paragraphs. */
export const chapter = (title: string, id: string, ...paragraphs: readonly Html[]): Html =>
  html`<h2 id="${id}">${title}</h2>
    ${paragraphs}`

export const words = (t: Texts, key: string, values: Record<string, Html> = {}): Html =>
  html`<p>${t.html(key, values)}</p>`

/** What to do, one after the other. */
export const inSteps = (t: Texts, keys: readonly string[]): Html =>
  html`<ol class="numbered">
    ${keys.map((key) => html`<li>${t(key)}</li>`)}
  </ol>`

export const mailTo = (contact: string): Html => link(bdi(contact), `mailto:${contact}`)
