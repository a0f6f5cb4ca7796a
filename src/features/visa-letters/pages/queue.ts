import type { Texts } from '../../../platform/i18n/index.ts'
import { dayOf } from '../../../platform/i18n/index.ts'
import {
  bdi,
  emptyState,
  filters,
  html,
  lines,
  link,
  pagination,
  said,
  userText,
  withMargin,
  type Page,
} from '../../../platform/ui/index.ts'
import type { EventView } from '../../events/index.ts'
import type { QueueHeap, QueueLine } from '../types.ts'
import { visaPill, type CountryOf } from './words.ts'

export type QueueView = {
  readonly heap: QueueHeap
  readonly counts: Readonly<Record<QueueHeap, number>>
  readonly lines: readonly (QueueLine & { readonly event: EventView | undefined; readonly isMine: boolean })[]
  readonly page: number
  readonly perPage: number
  readonly countryOf: CountryOf
}

export const heaps: readonly QueueHeap[] = ['waiting', 'returned', 'issued', 'ended']

/** The officer's desk: who waits for a letter, the nearest meeting in front. No passport data are in the list. */
export function queuePage(t: Texts, view: QueueView): Page {
  const href = (heap: QueueHeap, page = 1) =>
    t.path(`/desk/visa?heap=${heap}${page > 1 ? `&page=${page}` : ''}`)
  const items = heaps.map((heap) => ({
    label: t(`visa-letters.heap.${heap}`),
    count: view.counts[heap],
    href: href(heap),
    current: heap === view.heap,
  }))
  const pages = Math.max(1, Math.ceil(view.counts[view.heap] / view.perPage))
  return {
    title: t('visa-letters.queue.title'),
    lead: t('visa-letters.queue.lead', { count: view.counts.waiting }),
    section: 'desk',
    noIndex: true,
    body: withMargin(
      filters(t, [{ label: t('visa-letters.queue.state'), items }], 'margin'),
      html`${view.lines.length > 0 ? lines(view.lines.map((one) => line(t, view, one))) : emptyState(t(`visa-letters.queue.empty.${view.heap}`))}
      ${pagination(t, { page: view.page, pages, href: (page) => href(view.heap, page) })}`,
    ),
  }
}

const line = (t: Texts, view: QueueView, one: QueueView['lines'][number]) => ({
  first: said(
    link(userText(one.person), t.path(`/desk/visa/${one.id}`)),
    html`${view.countryOf(one.countryCode)} · ${bdi(one.number)}`,
  ),
  says: said(
    one.event ? userText(t.words(one.event.title)) : '',
    one.event && dayOf(t, one.event.startsAt, one.event.timeZone),
  ),
  end: html`${visaPill(t, one.state)}${one.takenBy && one.state === 'in-process' ? html`<br /><span class="muted">${t(one.isMine ? 'visa-letters.queue.mine' : 'visa-letters.queue.colleague')}</span>` : ''}`,
})
