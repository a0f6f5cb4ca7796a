import { tag } from './tag.ts'
import { html, type Child, type Html } from './html.ts'

/** Codes, addresses, numbers and names that must not disturb the order of the words around them. */
export const bdi = (text: Child): Html => tag('bdi', { class: isShortCode(text) ? 'code' : undefined }, text)

/** A code is not broken at its hyphens; an address may be. */
const isShortCode = (text: Child): boolean => typeof text === 'string' && /^[\w-]{1,20}$/.test(text)

/** Ranges and percentages: always read from the left, or they turn round in Arabic. */
export const leftToRight = (text: Child): Html => html`<bdi dir="ltr">${text}</bdi>`

/** What a person wrote: it keeps its own direction whatever the page's is. */
export const userText = (text: Child): Html => html`<span dir="auto">${text}</span>`

/** What a person wrote, with its line breaks kept. */
export const userParagraph = (text: Child): Html => html`<p class="own-lines" dir="auto">${text}</p>`

/** Second-rank words in the same line or paragraph. */
export const muted = (words: Child): Html => html`<span class="muted">${words}</span>`

/** The one thing on the page that is urgent: a deadline that comes, somebody who waits too long. */
export const urgent = (words: Child): Html => html`<strong class="urgent">${words}</strong>`

/** A small paragraph under what it explains. */
export const small = (words: Child): Html => html`<p class="small">${words}</p>`
