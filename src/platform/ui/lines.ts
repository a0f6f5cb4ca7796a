import { html, type Child, type Html } from './html.ts'
import { tag } from './tag.ts'

export type Line = { readonly first: Child; readonly says?: Child; readonly end?: Child }

/** `dated`: what happened, its time first. `ended`: papers with their kind and size at the end. `plain`: people, and what they get. */
export type LinesKind = 'plain' | 'dated' | 'ended'

/** A list under hairlines: what comes first, what it says, what stands at the end. */
export const lines = (list: readonly Line[], kind: LinesKind = 'plain'): Html =>
  tag('ul', { class: `lines lines-${kind}` }, list.map(line))

const line = (one: Line): Html =>
  html`<li>
    <div class="line-first">${one.first}</div>
    ${one.says && html`<div class="line-says">${one.says}</div>`}
    ${one.end && html`<div class="line-end">${one.end}</div>`}
  </li>`

/** One line in ink, the others under it in muted: the way a fact is said in blocks, lines and cells. */
export const said = (first: Child, ...under: readonly Child[]): Html =>
  html`<div class="said"><b>${first}</b>${under.map((one) => one && html`<span>${one}</span>`)}</div>`

/** Links under one another, each with room for a finger. */
export const linkList = (...links: readonly Child[]): Html =>
  html`<ul class="links">
    ${links.map((one) => one && html`<li>${one}</li>`)}
  </ul>`
