import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  bdi,
  button,
  emptyState,
  filters,
  html,
  lines,
  link,
  linkButton,
  pagination,
  pickTable,
  said,
  urgent,
  userText,
  withMargin,
  type FilterGroup,
  type Html,
  type Page,
  type PickItem,
} from '../../../../platform/ui/index.ts'
import { modeWords, momentIn, statePill } from '../../pages/words.ts'
import { queryFor } from '../parse.ts'
import { pagesOf, waitOf, type Facets } from '../rules.ts'
import type { QueueFilter, QueueLine } from '../types.ts'

/** What a focal point sees first: who waits, longest first. */
export type QueueView = {
  readonly lines: readonly QueueLine[]
  readonly facets: Facets
  readonly filter: QueueFilter
  readonly perPage: number
  /** Names of the organisations decided for. */
  readonly organisations: readonly string[]
  readonly isSecretariat: boolean
  readonly now: Date
}

const mostShown = 10_000

export function queuePage(t: Texts, view: QueueView): Page {
  const { filter, facets } = view
  const pages = pagesOf(Math.min(facets.matching, mostShown), view.perPage)
  return {
    title: t('registrations.queue.title'),
    lead: t('registrations.queue.lead', { count: facets.heaps.waiting }),
    section: 'approvals',
    noIndex: true,
    margin: decidesFor(t, view),
    body: withMargin(
      filters(t, groups(t, view), 'margin'),
      html`${view.lines.length > 0 ? table(t, view) : empty(t, view)}
      ${pagination(t, { page: filter.page, pages, href: (page) => hrefOf(t, { ...filter, page }) })}`,
    ),
  }
}

export const hrefOf = (t: Texts, filter: Partial<QueueFilter>): string =>
  t.path(`/approvals${queryFor(filter)}`)

const decidesFor = (t: Texts, view: QueueView): Html =>
  said(
    t('registrations.queue.decides-for'),
    ...view.organisations.map(userText),
    view.isSecretariat && t('registrations.queue.secretariat'),
  )

const empty = (t: Texts, { filter }: QueueView): Html =>
  emptyState(
    t(`registrations.queue.empty.${filter.heap}`),
    (filter.event || filter.mode || filter.heap !== 'waiting') &&
      linkButton(t('registrations.queue.show-waiting'), t.path('/approvals'), 'second'),
  )

function groups(t: Texts, { facets, filter }: QueueView): FilterGroup[] {
  const to = (change: Partial<QueueFilter>) => hrefOf(t, { ...filter, page: 1, ...change })
  const heaps = (['waiting', 'approved', 'rejected'] as const).map((heap) => ({
    label: t(`registrations.queue.heap.${heap}`),
    count: counted(t, facets.heaps[heap]),
    href: to({ heap }),
    current: filter.heap === heap,
  }))
  const events = facets.events.map(({ event, count }) => ({
    label: userText(t.words(event.groupName) || t.words(event.title)),
    count: counted(t, count),
    href: to({ event: event.code }),
    current: filter.event === event.code,
  }))
  const modes = (['on-site', 'remote'] as const).map((mode) => ({
    label: modeWords(t, mode),
    count: counted(t, facets.modes[mode]),
    href: to({ mode }),
    current: filter.mode === mode,
  }))
  const all = (count: number, change: Partial<QueueFilter>, current: boolean) => ({
    label: t('registrations.queue.all'),
    count: counted(t, count),
    href: to(change),
    current,
  })
  return [
    { label: t('registrations.queue.state'), items: heaps },
    {
      label: t('registrations.queue.meeting'),
      items: [all(facets.anyEvent, { event: undefined }, filter.event === undefined), ...events],
    },
    {
      label: t('registrations.label.mode'),
      items: [all(facets.anyMode, { mode: undefined }, filter.mode === undefined), ...modes],
    },
  ]
}

const counted = (t: Texts, count: number): string =>
  count > mostShown ? t('registrations.queue.many', { count: mostShown }) : String(count)

function table(t: Texts, view: QueueView): Html {
  const { facets, filter, lines: waiting } = view
  if (filter.heap !== 'waiting') return decidedRows(t, view)
  return pickTable(t, {
    caption: t('registrations.queue.caption', { count: facets.matching }),
    action: t.path('/approvals/review'),
    heads: [
      t('registrations.queue.person'),
      t('registrations.queue.meeting'),
      t('registrations.queue.waits'),
    ],
    items: waiting.map((line) => item(t, view, line)),
    selectAll: {
      page: t('registrations.queue.pick-page', { count: waiting.length }),
      matching:
        facets.matching > waiting.length
          ? {
              label: t('registrations.queue.pick-all', { count: facets.matching }),
              value: queryFor(filter) || '?',
            }
          : undefined,
      beside: t('registrations.queue.oldest-first'),
    },
    bar: html`${button(t('registrations.queue.approve'), { name: 'act', value: 'approve' })}
    ${button(t('registrations.queue.reject'), { kind: 'second', name: 'act', value: 'reject' })}`,
    barNote: t('registrations.queue.bar-note'),
  })
}

const item = (t: Texts, view: QueueView, line: QueueLine): PickItem => ({
  id: line.number,
  label: named(line),
  under: [line.person.jobTitle, view.organisations.length === 1 ? undefined : line.organisation]
    .filter((one) => one !== null && one !== undefined)
    .map((one, place) => html`${place > 0 && ' · '}${userText(one)}`),
  cells: [
    said(userText(t.words(line.event.groupName) || t.words(line.event.title)), modeWords(t, line.mode)),
    waits(t, line, view.now),
  ],
  warn: html`${line.asksVisa && html`${t('registrations.queue.asks-visa')}<br />`}${look(t, line)}`,
})

const look = (t: Texts, line: QueueLine): Html =>
  link(
    html`${t('registrations.review.look')}<span class="unseen"> ${line.person.name}</span>`,
    t.path(`/approvals/${line.number}`),
  )

/** Own script first, the other one beside it. */
const named = ({ person }: Pick<QueueLine, 'person'>): Html =>
  person.otherScriptName
    ? html`${userText(person.otherScriptName)} <span class="muted" dir="auto">${person.name}</span>`
    : userText(person.name)

function waits(t: Texts, line: QueueLine, now: Date): Html {
  const { days, isLong } = waitOf(line.submittedAt, now)
  const words = t('registrations.queue.days', { days })
  return said(
    isLong ? urgent(words) : words,
    t('registrations.since', { moment: momentIn(t, line.submittedAt, line.event) }),
  )
}

/** What was decided is looked at, not picked. */
const decidedRows = (t: Texts, { lines: decided }: QueueView): Html =>
  lines(
    decided.map((line) => ({
      first: said(link(named(line), t.path(`/approvals/${line.number}`)), bdi(line.number)),
      says: said(userText(t.words(line.event.title)), modeWords(t, line.mode)),
      end: statePill(t, line.state),
    })),
  )
