import { dateBlock } from '../../../platform/i18n/dates.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { list } from '../../../platform/i18n/lists.ts'
import { languageName } from '../../../platform/i18n/names.ts'
import type { EventId } from '../../../values/ids.ts'
import { html, type Html } from '../../../platform/ui/html.ts'
import {
  bdi,
  emptyState,
  filters,
  link,
  linkList,
  listDate,
  pagination,
  rows,
  type Page,
  type Row,
} from '../../../platform/ui/index.ts'
import type { EventLine } from '../types.ts'
import { rowAside } from './aside.ts'
import type { ConfirmedBy } from './facts.ts'

/** What the list of events shows: one page of it, and how many there are of each type. */
export type EventListView = {
  readonly events: readonly EventLine[]
  readonly when: 'ahead' | 'past'
  readonly type?: string
  readonly page: number
  readonly types: readonly {
    readonly id: string
    readonly name: string
    readonly plural: string
    readonly count: number
  }[]
  readonly counts: { readonly ahead: number; readonly past: number }
  readonly pages: number
  readonly countries: (code: string | null) => string | undefined
  readonly status: ReadonlyMap<EventId, Html>
  /** What the body calls its groups; undefined where it has none. */
  readonly groupsName: string | undefined
  /** Who confirms a registration for this event. */
  readonly promises: (event: EventLine) => ConfirmedBy
  readonly now: Date
}

export function eventListPage(t: Texts, view: EventListView): Page {
  const groups = byMonth(t, view.events)
  return {
    title: t('events.list.title'),
    lead: t('events.list.lead'),
    section: 'events',
    body: html`
      ${filters(t, [
        {
          label: t('events.list.when'),
          items: (['ahead', 'past'] as const).map((when) => ({
            label: t(`events.list.${when}`),
            count: view.counts[when],
            href: hrefOf(t, { when }),
            current: view.when === when,
          })),
        },
        {
          label: t('events.list.kind'),
          items: [
            {
              label: t('events.list.every-kind'),
              href: hrefOf(t, { when: view.when }),
              current: view.type === undefined,
            },
            ...view.types.map((type) => ({
              label: type.plural,
              count: type.count,
              href: hrefOf(t, { when: view.when, type: type.id }),
              current: view.type === type.id,
            })),
          ],
        },
      ])}
      ${view.events.length === 0 && emptyState(t('events.list.empty'), link(t('events.list.every-kind'), t.path('/events')))}
      ${groups.map(([month, events]) =>
        rows(
          events.map((event) => rowOf(t, view, event)),
          { heading: month },
        ),
      )}
      ${pagination(t, { page: view.page, pages: view.pages, href: (page) => hrefOf(t, { when: view.when, type: view.type, page }) })}
      ${linkList(
        view.groupsName && link(view.groupsName, t.path('/groups')),
        link(t('events.feed.all'), t.path(`/events/calendar.ics${view.type ? `?type=${view.type}` : ''}`)),
      )}
    `,
  }
}

function rowOf(t: Texts, view: EventListView, event: EventLine): Row {
  const block = dateBlock(t, event.startsAt, event.endsAt, event.timeZone)
  const type = view.types.find((one) => one.id === event.type)?.name ?? event.type
  const languages = list(
    t,
    event.languages.map((language) => languageName(t, language).here),
  )
  return {
    lead: listDate(block),
    title: t.words(event.title),
    href: t.path(`/events/${event.code}`),
    lines: [html`${type}, ${whereOf(t, view, event)}`, html`${languages} · ${bdi(event.code)}`],
    aside: view.status.get(event.id) ?? rowAside(t, event, view.promises(event), view.now),
  }
}

function whereOf(t: Texts, view: EventListView, event: EventLine): string {
  if (!event.modes.includes('on-site')) return t('events.list.remote-only')
  const place = [t.words(event.city), view.countries(event.countryCode)]
    .filter(Boolean)
    .join(t('events.where.comma'))
  return event.modes.includes('remote') ? t('events.list.place-and-remote', { place }) : place
}

/** Months in the order of the events, each with its own. */
export function byMonth<E extends EventLine>(t: Texts, events: readonly E[]): [string, E[]][] {
  const months = new Map<string, E[]>()
  for (const event of events) {
    const { month } = dateBlock(t, event.startsAt, event.startsAt, event.timeZone)
    months.set(month, [...(months.get(month) ?? []), event])
  }
  return [...months]
}

function hrefOf(t: Texts, query: { when?: string; type?: string; page?: number }): string {
  const parts = new URLSearchParams()
  if (query.when === 'past') parts.set('when', 'past')
  if (query.type) parts.set('type', query.type)
  if (query.page && query.page > 1) parts.set('page', String(query.page))
  return t.path('/events') + (parts.size > 0 ? `?${parts}` : '')
}
