import { dateBlock } from '../../../../platform/i18n/dates.ts'
import type { Texts } from '../../../../platform/i18n/index.ts'
import { list } from '../../../../platform/i18n/lists.ts'
import { languageName } from '../../../../platform/i18n/names.ts'
import {
  bdi,
  button,
  emptyState,
  field,
  filters,
  html,
  link,
  linkButton,
  listDate,
  pagination,
  rows,
  small,
  withMargin,
  type FilterGroup,
  type Html,
  type Page,
  type Row,
} from '../../../../platform/ui/index.ts'
import { byMonth } from '../../pages/list.ts'
import type { EventView, Mode } from '../../types.ts'
import { queryFor } from '../parse.ts'
import { languagesMissing } from '../rules.ts'
import { deskStates, type DeskFilter } from '../types.ts'
import { eventPill } from './words.ts'

export type DeskListView = {
  readonly events: readonly EventView[]
  readonly filter: DeskFilter
  readonly counts: Readonly<Record<'all' | (typeof deskStates)[number] | 'matching', number>>
  readonly perPage: number
  readonly types: readonly { readonly id: string; readonly name: string; readonly plural: string }[]
  readonly languages: readonly string[]
}

/** Every event of the body, drafts too: what state it is in, who registered, in which languages something is missing. */
export function deskListPage(t: Texts, view: DeskListView): Page {
  const { filter, counts } = view
  const pages = Math.max(1, Math.ceil(counts.matching / view.perPage))
  return {
    title: t('events.desk.title'),
    lead: t('events.desk.lead'),
    section: 'desk',
    noIndex: true,
    margin: link(t('events.desk.back'), t.path('/desk')),
    side: linkButton(t('events.desk.new'), t.path('/desk/events/new'), 'main'),
    body: html`
      ${search(t, filter)}
      ${withMargin(
        filters(t, groups(t, view), 'margin'),
        html`${small(t('events.desk.found', { count: counts.matching }))}
        ${
          view.events.length > 0
            ? byMonth(t, view.events).map(([month, events]) =>
                rows(
                  events.map((event) => row(t, view, event)),
                  { heading: month },
                ),
              )
            : emptyState(t('events.desk.empty'), link(t('events.desk.all'), hrefOf(t, { when: 'all' })))
        }
        ${pagination(t, { page: filter.page, pages, href: (page) => hrefOf(t, { ...filter, page }) })}`,
      )}
    `,
  }
}

const hrefOf = (t: Texts, filter: Partial<DeskFilter>): string => t.path(`/desk/events${queryFor(filter)}`)

const search = (t: Texts, { words, when, state }: DeskFilter): Html =>
  html`<form method="get" action="${t.path('/desk/events')}" role="search">
    ${field(t, {
      name: 'q',
      label: t('events.desk.search'),
      hint: t('events.desk.search.hint'),
      type: 'search',
      value: words,
      maxlength: 200,
      beside: button(t('ui.search.button'), { kind: 'second' }),
    })}
    ${when !== 'ahead' && html`<input type="hidden" name="when" value="${when}" />`}
    ${state && html`<input type="hidden" name="state" value="${state}" />`}
  </form>`

function groups(t: Texts, { filter, counts, types }: DeskListView): FilterGroup[] {
  const to = (change: Partial<DeskFilter>) => hrefOf(t, { ...filter, page: 1, ...change })
  return [
    {
      label: t('events.desk.filter.state'),
      items: [
        {
          label: t('events.desk.filter.any'),
          count: counts.all,
          href: to({ state: undefined }),
          current: !filter.state,
        },
        ...deskStates.map((state) => ({
          label: t(`events.desk.state.${state}`),
          count: counts[state],
          href: to({ state }),
          current: filter.state === state,
        })),
      ],
    },
    {
      label: t('events.list.when'),
      items: (['ahead', 'past', 'all'] as const).map((when) => ({
        label: t(`events.desk.when.${when}`),
        href: to({ when }),
        current: filter.when === when,
      })),
    },
    {
      label: t('events.desk.filter.translations'),
      items: [false, true].map((untranslated) => ({
        label: t(untranslated ? 'events.desk.filter.untranslated' : 'events.desk.filter.any'),
        href: to({ untranslated }),
        current: filter.untranslated === untranslated,
      })),
    },
    {
      label: t('events.list.kind'),
      items: [
        { label: t('events.list.every-kind'), href: to({ type: undefined }), current: !filter.type },
        ...types.map(({ id, plural }) => ({
          label: plural,
          href: to({ type: id }),
          current: filter.type === id,
        })),
      ],
    },
  ]
}

function row(t: Texts, view: DeskListView, event: EventView): Row {
  const type = view.types.find(({ id }) => id === event.type)?.name ?? event.type
  const place = event.modes.includes('on-site') ? t.words(event.city) : t('events.list.remote-only')
  const missing = languagesMissing(event, view.languages)
  const names = list(
    t,
    missing.map((language) => languageName(t, language).here),
  )
  return {
    lead: listDate(dateBlock(t, event.startsAt, event.endsAt, event.timeZone)),
    title: html`<span dir="auto">${t.words(event.title)}</span>`,
    href: t.path(`/desk/events/${event.code}`),
    lines: [
      html`${[type, place].filter(Boolean).join(t('events.where.comma'))}`,
      html`${bdi(event.code)} · ${event.modes.map((mode) => seatsOf(t, event, mode)).join(' · ')}`,
      missing.length > 0 && t('events.desk.missing-in', { languages: names }),
    ],
    aside: eventPill(t, event),
  }
}

/** "12 of 60 on site", or without a limit "40 remote". */
export function seatsOf(t: Texts, event: EventView, mode: Mode): string {
  const [taken, capacity] =
    mode === 'on-site' ? [event.onSiteTaken, event.onSiteCapacity] : [event.remoteTaken, event.remoteCapacity]
  return capacity === null
    ? t(`events.desk.taken.${mode}`, { taken })
    : t(`events.desk.taken-of.${mode}`, { taken, capacity })
}
