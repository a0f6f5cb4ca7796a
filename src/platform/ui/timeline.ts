import { html, type Child, type Html } from './html.ts'
import { classes, tag } from './tag.ts'

export type Stop = {
  readonly when?: Child
  readonly title: Child
  readonly words?: Child
  /** `deadline` is the next one to come, and the only ember of the page. */
  readonly state: 'done' | 'now' | 'next' | 'deadline'
  readonly pill?: Html
}

/** `journey`: the way of one thing, with a place where it is now. `deadlines`: days that come and go by themselves. */
export type TimelineKind = 'journey' | 'deadlines'

/** A line with stops: times before it, words after it. In a ledger it keeps to the spine, elsewhere its times stand in the margin. */
export function timeline(stops: readonly Stop[], kind: TimelineKind = kindOf(stops)): Html {
  const timed = stops.some((one) => one.when)
  return tag('ol', { class: classes('timeline', kind, timed && 'timeline-timed') }, stops.map(stop))
}

const kindOf = (stops: readonly Stop[]): TimelineKind =>
  stops.some((one) => one.state === 'now') ? 'journey' : 'deadlines'

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
