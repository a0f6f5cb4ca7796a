import { countryName, list, type Texts } from '../../../../platform/i18n/index.ts'
import {
  bdi,
  button,
  emptyState,
  filters,
  html,
  lines,
  link,
  linkList,
  muted,
  neighbours,
  notice,
  pickTable,
  said,
  select,
  userText,
  withMargin,
  type Child,
  type FilterGroup,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { groupQuery } from '../../groups/query.ts'
import { modeWords, placeAndDays, statePill } from '../../pages/words.ts'
import { bulkActs } from '../bulk/types.ts'
import type { Column } from '../columns.ts'
import { filterQuery, isEverybody, sentStates, type Filter, type SentState } from '../filter.ts'
import { queryFor } from '../parse.ts'
import { mostCounted, togetherOf } from '../rules.ts'
import type { DeskLine, DeskList, Look } from '../types.ts'
import { filterForm, type FilterForm } from './filter-form.ts'
import { groupLinks } from './group-links.ts'
import { categoryWords, counted, dayWords, deskWords, named } from './words.ts'

export type ListView = FilterForm & {
  readonly list: DeskList
  readonly counts: Readonly<Record<SentState, number>>
  readonly columns: readonly Column[]
  readonly views: Html
  readonly actor: SignedIn
  readonly mayAct: boolean
  readonly zone: string
}

/** Every registration there is, narrowed by what one asks for. The address is the filter, so it can be kept and sent on. */
export const deskListPage = (t: Texts, view: ListView): Page => ({
  title: t('registrations.desk.title'),
  lead: t('registrations.desk.lead', { count: counted(t, matching(view)) }),
  section: 'desk',
  noIndex: true,
  margin: linkList(
    view.mayAct && link(t('registrations.desk.enter'), t.path('/desk/registrations/new')),
    link(t('registrations.desk.people.title'), t.path('/desk/people')),
    link(t('registrations.desk.columns'), t.path(`/desk/registrations/columns${queryFor(view.look)}`)),
    ...groupLinks.map((one) => one(t, view.actor, groupQuery(view.look.filter))),
  ),
  body: html`${view.look.filter.unread.length > 0 && notice('info', t('registrations.desk.unread'))}
  ${filterForm(t, view)}
  ${withMargin(html`${filters(t, groups(t, view), 'margin')} ${view.views}`, results(t, view), 'picks')}`,
})

const matching = ({ counts, look }: ListView): number =>
  togetherOf(counts, look.filter.states.length > 0 ? look.filter.states : sentStates)

const hrefOf = (t: Texts, look: Partial<Look> & Pick<Look, 'filter'>): string =>
  t.path(`/desk/registrations${queryFor(look)}`)

function groups(t: Texts, view: ListView): FilterGroup[] {
  const { filter, sort } = view.look
  const to = (change: Partial<Filter>) => hrefOf(t, { filter: { ...filter, ...change }, sort })
  const state = (one: SentState) => ({
    label: t(`registrations.state.${one}`),
    count: counted(t, view.counts[one]),
    href: to({ states: [one] }),
    current: filter.states.length === 1 && filter.states[0] === one,
  })
  return [
    {
      label: t('registrations.queue.state'),
      items: [
        {
          label: t('registrations.queue.all'),
          count: counted(t, togetherOf(view.counts)),
          href: to({ states: [] }),
          current: filter.states.length === 0,
        },
        ...sentStates.map(state),
      ],
    },
    { label: t('registrations.desk.order'), items: orders(t, view) },
  ]
}

/** By name only where few are meant: no index knows the names of a whole house in order. */
function orders(t: Texts, view: ListView): FilterGroup['items'] {
  const { filter, sort } = view.look
  const possible = (['new', 'old', 'name'] as const).filter(
    (one) => one !== 'name' || matching(view) <= mostCounted,
  )
  return possible.map((one) => ({
    label: t(`registrations.desk.order.${one}`),
    href: hrefOf(t, { filter, sort: one }),
    current: one === sort,
  }))
}

function results(t: Texts, view: ListView): Html {
  const { look } = view
  const { lines: shown, hasBefore, hasAfter } = view.list
  const [first, last] = [shown[0], shown.at(-1)]
  if (!first || !last) return nothing(t, look)
  const to = (beside: Pick<Look, 'after' | 'before'>) =>
    hrefOf(t, { filter: look.filter, sort: look.sort, ...beside })
  return html`${view.mayAct ? table(t, view) : lines(shown.map((one) => readLine(t, one, view)))}
  ${neighbours(t, {
    previous: hasBefore ? to({ before: first.number }) : undefined,
    next: hasAfter ? to({ after: last.number }) : undefined,
  })}`
}

const nothing = (t: Texts, { filter }: Look): Html =>
  emptyState(
    t('registrations.desk.none'),
    !isEverybody(filter) && link(t('registrations.desk.no-filter'), t.path('/desk/registrations')),
  )

function table(t: Texts, view: ListView): Html {
  const all = matching(view)
  return pickTable(t, {
    caption: t('registrations.desk.lead', { count: counted(t, all) }),
    action: t.path('/desk/registrations/review'),
    heads: [
      t('registrations.queue.person'),
      ...cellsOf(view).map((cell) =>
        list(
          t,
          cell.map((one) => t(`registrations.desk.column.${one}`)),
        ),
      ),
      t('registrations.queue.state'),
    ],
    items: view.list.lines.map((line) => ({
      id: line.number,
      label: named(line.person),
      under: link(bdi(line.number), t.path(`/desk/registrations/${line.number}`)),
      cells: [
        ...cellsOf(view).map((cell) => together(cell.map((column) => fact(t, column, line, view)))),
        statePill(t, line.state),
      ],
    })),
    selectAll: {
      page: t('registrations.queue.pick-page', { count: view.list.lines.length }),
      ...(all > view.list.lines.length && {
        matching: {
          label: t('registrations.desk.pick-all', { count: counted(t, all) }),
          value: filterQuery(view.look.filter) || '?',
        },
      }),
    },
    bar: html`${select(t, {
      name: 'act',
      label: t('registrations.desk.bulk.act'),
      options: bulkActs.map((one) => ({ value: one, label: t(`registrations.desk.bulk.${one}`) })),
    })}
    ${button(t('registrations.desk.bulk.review'))}`,
    barNote: t('registrations.queue.bar-note'),
  })
}

const readLine = (t: Texts, line: DeskLine, view: ListView) => ({
  first: said(link(named(line.person), t.path(`/desk/registrations/${line.number}`)), bdi(line.number)),
  says: html`${cellsOf(view).map((cell) => together(cell.map((column) => fact(t, column, line, view))))}`,
  end: statePill(t, line.state),
})

/** Columns that stand in one cell, so that a row stays low: the event, who somebody is there, whose turn it was, when. */
const cells: readonly (readonly Column[])[] = [
  ['event'],
  ['organisation', 'country', 'category', 'mode'],
  ['desk', 'visa', 'address'],
  ['sent', 'changed'],
]

const cellsOf = ({ columns }: ListView): readonly (readonly Column[])[] =>
  cells.map((cell) => cell.filter((one) => columns.includes(one))).filter((cell) => cell.length > 0)

/** The first in ink, the others under it. */
function together(facts: readonly Child[]): Html {
  const [first, ...others] = facts.flat().filter((one) => one !== undefined && one !== '')
  return first === undefined ? html`` : said(first, ...others)
}

/** One fact in its lines, said so that it is understood without the head of its column: on the phone there is none. */
function fact(t: Texts, column: Column, line: DeskLine, { profile, zone }: ListView): Child {
  switch (column) {
    case 'event':
      return html`${userText(t.words(line.event.title))}<br />${muted(placeAndDays(t, line.event))}`
    case 'organisation':
      return line.organisation ? userText(line.organisation) : t('registrations.no-organisation')
    case 'country':
      return countryName(t, profile, line.person.countryCode)
    case 'category':
      return categoryWords(t, profile, line.category)
    case 'mode':
      return modeWords(t, line.mode)
    case 'desk':
      return deskWords(t, line.waitsFor)
    case 'sent':
      return t('registrations.desk.sent', { day: dayWords(t, line.submittedAt, zone) })
    case 'changed':
      return t('registrations.desk.changed', { day: dayWords(t, line.changedAt, zone) })
    case 'visa':
      return line.asksVisa ? t('registrations.queue.asks-visa') : ''
    case 'address':
      return line.person.address ? bdi(line.person.address) : ''
  }
}
