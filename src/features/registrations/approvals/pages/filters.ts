import type { Texts } from '../../../../platform/i18n/index.ts'
import { userText, type FilterGroup, type FilterItem, type Html } from '../../../../platform/ui/index.ts'
import { modeWords } from '../../pages/words.ts'
import { queryFor } from '../parse.ts'
import { ages, withHeap, type Facets } from '../rules.ts'
import type { QueueFilter, QueueLine } from '../types.ts'

const mostShown = 10_000

type Filtered = { readonly facets: Facets; readonly filter: QueueFilter }

/** Every way to narrow the queue, as links with what one would see. */
export function filterGroups(t: Texts, { facets, filter }: Filtered): FilterGroup[] {
  const to = (change: Partial<QueueFilter>) => hrefOf(t, { ...filter, ...change })
  const item = (label: FilterItem['label'], count: number, href: string, current: boolean): FilterItem => ({
    label,
    count: counted(t, count),
    href,
    current,
  })
  const all = (count: number, change: Partial<QueueFilter>, current: boolean) =>
    item(t('registrations.queue.all'), count, to(change), current)
  const heaps = (['waiting', 'approved', 'rejected'] as const).map((heap) =>
    item(
      t(`registrations.queue.heap.${heap}`),
      facets.heaps[heap],
      hrefOf(t, withHeap(filter, heap)),
      filter.heap === heap,
    ),
  )
  const events = facets.events.map(({ event, count }) =>
    item(eventName(t, { event }), count, to({ event: event.code }), filter.event === event.code),
  )
  const modes = (['on-site', 'remote'] as const).map((mode) =>
    item(modeWords(t, mode), facets.modes[mode], to({ mode }), filter.mode === mode),
  )
  const waiting = ages.map((age) =>
    item(t('registrations.queue.age.days', { days: age }), facets.ages[age], to({ age }), filter.age === age),
  )
  const near = item(
    t('registrations.queue.deadline.near'),
    facets.near,
    to({ isNear: true }),
    filter.isNear === true,
  )
  const claimed = item(
    t('registrations.queue.claim.waiting'),
    facets.claimed,
    to({ isClaimed: true }),
    filter.isClaimed === true,
  )
  const isWaiting = filter.heap === 'waiting'
  const groups: (FilterGroup | false)[] = [
    { label: t('registrations.queue.state'), items: heaps },
    {
      label: t('registrations.queue.meeting'),
      items: [all(facets.anyEvent, { event: undefined }, filter.event === undefined), ...events],
    },
    {
      label: t('registrations.label.mode'),
      items: [all(facets.anyMode, { mode: undefined }, filter.mode === undefined), ...modes],
    },
    isWaiting && {
      label: t('registrations.queue.age'),
      items: [all(facets.anyAge, { age: undefined }, filter.age === undefined), ...waiting],
    },
    // What would narrow nothing is left out.
    isWaiting &&
      (facets.near > 0 || filter.isNear === true) && {
        label: t('registrations.queue.deadline'),
        items: [all(facets.anyDeadline, { isNear: undefined }, !filter.isNear), near],
      },
    isWaiting &&
      (facets.claimed > 0 || filter.isClaimed === true) && {
        label: t('registrations.queue.claim'),
        items: [all(facets.anyClaim, { isClaimed: undefined }, !filter.isClaimed), claimed],
      },
  ]
  return groups.filter((group) => group !== false)
}

const hrefOf = (t: Texts, filter: QueueFilter): string => t.path(`/approvals${queryFor(filter)}`)

const counted = (t: Texts, count: number): string =>
  count > mostShown ? t('registrations.queue.many', { count: mostShown }) : String(count)

export const eventName = (t: Texts, { event }: Pick<QueueLine, 'event'>): Html =>
  userText(t.words(event.groupName) || t.words(event.title))
