import { hash } from 'node:crypto'
import { html, type Child, type Html } from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'

/** A part of the room that is made anew by itself when what stands in it is different. `mark` says what stands in it. */
export type LivePart = { readonly id: string; readonly mark: string; readonly html: Html }

export type PartOptions = {
  readonly class?: string
  /** Read out, politely, when it changes. */
  readonly isSaid?: boolean
}

/** A part without a heading. It is there when there is nothing in it, so that something can come. */
export function livePart(id: string, options: PartOptions, ...children: readonly Child[]): LivePart {
  const inner = html`${children}`
  const mark = markOf(inner)
  const attributes = {
    id,
    class: options.class,
    'data-live': mark,
    'aria-live': options.isSaid && 'polite',
  }
  return { id, mark, html: tag('div', attributes, inner) }
}

/** A part with a heading, and a landmark of its own. */
export function liveSection(id: string, title: Child, ...children: readonly Child[]): LivePart {
  const inner = html`${tag('h2', { id: `${id}-title` }, title)}${children}`
  const mark = markOf(inner)
  const attributes = { id, class: 'room-part', 'data-live': mark, 'aria-labelledby': `${id}-title` }
  return { id, mark, html: tag('section', attributes, inner) }
}

const markOf = (inner: Html): string => hash('sha1', inner.markup, 'base64url').slice(0, 8)

/** A form that does one thing. */
export const post = (action: string, ...body: readonly Child[]): Html =>
  tag('form', { method: 'post', action }, body)
