import type { Child, Html } from './html.ts'
import { html } from './html.ts'
import { tag } from './tag.ts'

export type Stop = {
  readonly when?: Child
  readonly title: Child
  readonly words?: Child
  /** `deadline` is the next one to come, and the only ember of the page. */
  readonly state: 'done' | 'now' | 'next' | 'deadline'
  readonly pill?: Html
}

/** A line with stops: times before it, words after it. In a ledger it keeps to the spine, elsewhere its times stand in the margin. */
export const timeline = (stops: readonly Stop[]): Html => tag('ol', { class: 'timeline' }, stops.map(stop))

const stop = (one: Stop): Html =>
  tag(
    'li',
    { class: `stop stop-${one.state}`, 'aria-current': one.state === 'now' && 'step' },
    one.when && html`<div class="stop-when">${one.when}</div>`,
    html`<div class="stop-words">
      <p class="stop-title"><span>${one.title}</span>${one.pill}</p>
      ${one.words && html`<div class="stop-more">${one.words}</div>`}
    </div>`,
  )
