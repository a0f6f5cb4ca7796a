import { html, type Child, type Html } from './html.ts'
import { icon, type IconName } from './icon.ts'

export type StatusKind =
  'draft' | 'pending' | 'review' | 'confirmed' | 'waitlisted' | 'rejected' | 'withdrawn'

const icons: Partial<Record<StatusKind, IconName>> = {
  pending: 'clock',
  review: 'search',
  confirmed: 'tick',
  waitlisted: 'queue',
  rejected: 'cross',
}

/** A state in words, with an icon and a colour that say the same. */
export function status(kind: StatusKind, words: Child): Html {
  const shape = icons[kind]
  return html`<span class="status status-${kind}">${shape && icon(shape)}<span>${words}</span></span>`
}
