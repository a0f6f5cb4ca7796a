import { countryName, plainDate, plainDay, zonePlace, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  barFigure,
  emptyState,
  html,
  ledger,
  ledgers,
  link,
  linkList,
  small,
  timeFigure,
  type Child,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { filterQuery, sentStates, type Filter, type SentState } from '../../desk/filter.ts'
import { categoryWords } from '../../desk/pages/words.ts'
import { groupLinks } from '../../desk/pages/group-links.ts'
import { groupList } from '../../group-messages/pages/words.ts'
import { groupQuery } from '../../groups/query.ts'
import { figuresOfGroup } from '../desk-parts.ts'
import type { Mode } from '../../types.ts'
import { columnsOf, firstOf, peakOf } from '../rules.ts'
import type { Counted, EventName, Figures, Stretch } from '../types.ts'

export type FiguresView = {
  readonly figures: Figures
  readonly filter: Filter
  readonly group: readonly string[]
  readonly events: ReadonlyMap<string, EventName>
  readonly profile: Pick<Profile, 'countries' | 'categories'>
  readonly zone: string
  readonly actor: SignedIn
}

export const mostCountries = 20
export const mostEvents = 10

/** A group in numbers: over time, by state, mode, category, country and event. Each number leads to whom it counts. */
export const figuresPage = (t: Texts, view: FiguresView): Page => ({
  title: t('registrations.figures.title'),
  lead: t('registrations.figures.lead', { count: view.figures.all }),
  section: 'desk',
  noIndex: true,
  margin: linkList(
    link(t('registrations.groups.list'), hrefOf(t, view.filter)),
    ...groupLinks
      .filter((one) => one !== figuresOfGroup)
      .map((one) => one(t, view.actor, groupQuery(view.filter))),
    link(t('registrations.figures.waiting.title'), t.path('/desk/waiting')),
  ),
  body: html`${ledgers(
    ledger(t('registrations.groups.label'), groupList(view.group)),
    ...(view.figures.all > 0 ? everything(t, view) : []),
  )}
  ${view.figures.all === 0 && emptyState(t('registrations.figures.none'))}`,
})

const hrefOf = (t: Texts, filter: Filter): string => {
  const query = groupQuery(filter)
  return t.path(`/desk/registrations${query && `?${query}`}`)
}

function everything(t: Texts, view: FiguresView): Html[] {
  const { figures, filter, profile } = view
  return [
    ledger(t('registrations.figures.over-time'), overTime(t, view)),
    ledger(
      t('registrations.figures.by-state'),
      bars(t, view, 'by-state', inOrder(figures.byState, sentStates), (key: SentState) => ({
        label: t(`registrations.state.${key}`),
        to: { ...filter, states: [key] },
      })),
    ),
    ledger(
      t('registrations.figures.by-mode'),
      bars(t, view, 'by-mode', inOrder(figures.byMode, ['on-site', 'remote']), (key: Mode) => ({
        label: t(`registrations.mode.${key}`),
        to: { ...filter, mode: key },
      })),
    ),
    ledger(
      t('registrations.figures.by-category'),
      bars(t, view, 'by-category', firstOf(figures.byCategory, 30).shown, (key) => ({
        label: categoryWords(t, profile, key),
        to: { ...filter, category: key },
      })),
    ),
    ledger(t('registrations.figures.by-country'), byCountry(t, view)),
    ...(figures.byEvent.length > 1 ? [ledger(t('registrations.figures.by-event'), byEvent(t, view))] : []),
  ]
}

function inOrder<Key extends string>(
  all: readonly Counted<Key>[],
  order: readonly string[],
): readonly Counted<Key>[] {
  return all.toSorted((one, other) => order.indexOf(one.key) - order.indexOf(other.key))
}

function overTime(t: Texts, { figures, zone }: FiguresView): Html {
  const { stretch, columns } = columnsOf(figures.byDay)
  const peak = peakOf(columns)
  return html`${timeFigure({
    id: 'over-time',
    caption: t(`registrations.figures.over-time.${stretch}`, {
      count: figures.all,
      when: peak ? whenOf(t, peak.from, stretch) : '',
      most: peak?.count ?? 0,
    }),
    heads: [t(`registrations.figures.head.${stretch}`), t('registrations.figures.head.count')],
    columns: columns.map(({ from, count }) => ({
      label: whenOf(t, from, stretch),
      count,
      says: t('registrations.figures.number', { count }),
    })),
    most: t('registrations.figures.number', { count: peak?.count ?? 0 }),
    table: t('registrations.figures.table'),
    isRightToLeft: t.direction === 'rtl',
  })}
  ${small(t('registrations.figures.clock', { zone: zonePlace(t, zone) }))}`
}

const whenOf = (t: Texts, from: string, stretch: Stretch): string =>
  stretch === 'day' ? plainDay(t, from) : plainDate(t, from)

type Named = (key: string) => { readonly label: Child; readonly to?: Filter | undefined }

function bars(
  t: Texts,
  { figures, filter }: FiguresView,
  what: string,
  all: readonly Counted[],
  named: (key: never) => ReturnType<Named>,
  others?: { readonly label: string; readonly count: number },
): Html {
  const share = (count: number) => t('registrations.figures.share', { share: count / figures.all })
  const line = (label: Child, count: number, to?: Filter, isRest = false) => ({
    label,
    count,
    isRest,
    ...(to && filterQuery(to) !== filterQuery(filter) && { href: hrefOf(t, to) }),
    says: t('registrations.figures.number', { count }),
    share: html`<bdi dir="ltr">${share(count)}</bdi>`,
  })
  return barFigure({
    caption: t(`registrations.figures.${what}.caption`),
    heads: [
      t(`registrations.figures.${what}`),
      t('registrations.figures.head.count'),
      t('registrations.figures.head.share'),
    ],
    bars: [
      ...all.map(({ key, count }) => {
        const { label, to } = named(key as never)
        return line(label, count, to)
      }),
      ...(others && others.count > 0 ? [line(others.label, others.count, undefined, true)] : []),
    ],
    isRightToLeft: t.direction === 'rtl',
  })
}

function byCountry(t: Texts, view: FiguresView): Html {
  const { shown, others } = firstOf(view.figures.byCountry, mostCountries)
  const label = t('registrations.figures.other-countries', { count: others.kinds })
  return bars(
    t,
    view,
    'by-country',
    shown,
    (key: string) => ({ label: countryName(t, view.profile, key), to: { ...view.filter, country: key } }),
    { label, count: others.count },
  )
}

function byEvent(t: Texts, view: FiguresView): Html {
  const { shown, others } = firstOf(view.figures.byEvent, mostEvents)
  const label = t('registrations.figures.other-events', { count: others.kinds })
  return bars(
    t,
    view,
    'by-event',
    shown,
    (key: string) => {
      const event = view.events.get(key)
      return {
        label: event ? t.words(event.title) : key,
        to: event && { ...view.filter, event: event.code },
      }
    },
    { label, count: others.count },
  )
}
