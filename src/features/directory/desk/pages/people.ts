import { inWords, plainDay, type Texts } from '../../../../platform/i18n/index.ts'
import {
  bdi,
  button,
  emptyState,
  field,
  filters,
  html,
  link,
  lines,
  muted,
  pagination,
  pickTable,
  said,
  urgent,
  userText,
  withMargin,
  type Child,
  type Html,
  type Page,
  type PickItem,
} from '../../../../platform/ui/index.ts'
import type { DomainMatch } from '../../people/affiliations/types.ts'
import { queryFor } from '../parse.ts'
import { pagesOf, waitOf } from '../rules.ts'
import type { AtDesk, Heap, OrganisationsPerson, PeopleFilter } from '../types.ts'
import { deskFrame, deskPath } from './frame.ts'

/** What is known of somebody beside what they said themselves. */
export type Known = {
  readonly address: string | undefined
  readonly domain: DomainMatch
  /** Looks like somebody else of the organisation. */
  readonly isHinted: boolean
}

export type PeopleView = {
  readonly at: AtDesk
  readonly people: readonly OrganisationsPerson[]
  readonly known: ReadonlyMap<string, Known>
  readonly counts: Readonly<Record<Heap, number>>
  readonly filter: PeopleFilter
  readonly perPage: number
  readonly now: Date
}

const mostShown = 10_000

/** The people of an organisation: who waits, who belongs, who did. */
export function peoplePage(t: Texts, view: PeopleView): Page {
  const { at, filter, counts } = view
  const pages = pagesOf(Math.min(counts[filter.heap], mostShown), view.perPage)
  return deskFrame(t, at, 'people', {
    title: t('directory.desk.people.title'),
    lead: t('directory.desk.people.lead', { count: counts.waiting }),
    body: withMargin(
      filters(t, [group(t, view)], 'margin'),
      html`${search(t, view)} ${view.people.length > 0 ? list(t, view) : empty(t, view)}
      ${pagination(t, { page: filter.page, pages, href: (page) => hrefOf(t, view, { page }) })}`,
    ),
  })
}

const hrefOf = (t: Texts, { at, filter }: PeopleView, change: Partial<PeopleFilter>): string =>
  deskPath(t, at, '/organisation', queryFor({ ...filter, page: 1, ...change }).slice(1))

const group = (t: Texts, view: PeopleView) => ({
  label: t('directory.desk.people.state'),
  items: (['waiting', 'approved', 'ended'] as const).map((heap) => ({
    label: t(`directory.desk.heap.${heap}`),
    count:
      view.counts[heap] > mostShown
        ? t('directory.desk.people.many', { count: mostShown })
        : String(view.counts[heap]),
    href: hrefOf(t, view, { heap }),
    current: view.filter.heap === heap,
  })),
})

/** A search keeps the heap, and the organisation where there are several. */
const search = (t: Texts, { at, filter }: PeopleView): Html =>
  html`<form method="get" action="${t.path('/organisation')}" role="search">
    ${at.all.length > 1 && html`<input type="hidden" name="of" value="${at.organisation.id}" />`}
    ${filter.heap !== 'waiting' && html`<input type="hidden" name="state" value="${filter.heap}" />`}
    ${field(t, {
      name: 'q',
      label: t('directory.desk.people.search'),
      type: 'search',
      value: filter.words,
      maxlength: 200,
      beside: button(t('ui.search.button'), { kind: 'second' }),
    })}
  </form>`

function empty(t: Texts, view: PeopleView): Html {
  const { filter } = view
  if (filter.words)
    return emptyState(
      t('directory.desk.people.none-named'),
      link(t('directory.desk.people.everybody'), hrefOf(t, view, { words: '' })),
    )
  return emptyState(t(`directory.desk.empty.${filter.heap}`))
}

/** Whoever may decide picks; what is over, and who may not, is looked at. */
function list(t: Texts, view: PeopleView): Html {
  const { at, filter } = view
  return filter.heap === 'ended' || !at.decidesAboutPeople ? looked(t, view) : picked(t, view)
}

const looked = (t: Texts, view: PeopleView): Html =>
  lines(
    view.people.map((one) => ({
      first: said(nameLink(t, one), workOf(one)),
      says: stateWords(t, one),
      end: addressWords(view, one),
    })),
  )

function picked(t: Texts, view: PeopleView): Html {
  const { at, filter, counts, people } = view
  const matching = counts[filter.heap]
  return pickTable(t, {
    caption: t('directory.desk.people.caption', { count: matching }),
    action: deskPath(t, at, '/organisation/people/review'),
    heads: [
      t('directory.desk.people.person'),
      t('directory.desk.fact.role'),
      t(`directory.desk.people.${filter.heap === 'waiting' ? 'waits' : 'since'}`),
    ],
    items: people.map((one) => item(t, view, one)),
    selectAll: {
      page: t('directory.desk.people.pick-page', { count: people.length }),
      matching:
        matching > people.length
          ? {
              label: t('directory.desk.people.pick-all', { count: matching }),
              value: queryFor({ ...filter, page: 1 }) || '?',
            }
          : undefined,
      beside: filter.heap === 'waiting' && t('directory.desk.people.longest-first'),
    },
    bar:
      filter.heap === 'waiting'
        ? html`${button(t('directory.desk.approve'), { name: 'act', value: 'approve' })}
          ${button(t('directory.desk.reject'), { kind: 'second', name: 'act', value: 'reject' })}`
        : button(t('directory.desk.remove'), { kind: 'second', name: 'act', value: 'remove' }),
    barNote: t('directory.desk.bar-note'),
  })
}

const item = (t: Texts, view: PeopleView, one: OrganisationsPerson): PickItem => ({
  id: one.affiliationId,
  label: named(one),
  under: addressWords(view, one),
  cells: [workOf(one), one.state === 'claimed' ? waits(t, one, view.now) : stateWords(t, one)],
  warn: html`${warnings(t, view, one)}
  ${link(html`${t('directory.desk.look')}<span class="unseen"> ${one.name}</span>`, t.path(`/organisation/people/${one.affiliationId}`))}`,
})

/** Own script first, the other one beside it. */
export const named = (one: Pick<OrganisationsPerson, 'name' | 'otherScriptName'>): Html =>
  one.otherScriptName
    ? html`${userText(one.name)} <span class="muted" dir="auto">${one.otherScriptName}</span>`
    : userText(one.name)

const nameLink = (t: Texts, one: OrganisationsPerson): Html =>
  link(named(one), t.path(`/organisation/people/${one.affiliationId}`))

const workOf = ({ role, jobTitle, unit }: OrganisationsPerson): Child => {
  const parts = [role ?? jobTitle, unit].filter((one) => one !== null)
  return parts.length > 0 && parts.map((one, place) => html`${place > 0 && ' · '}${userText(one)}`)
}

const addressWords = ({ known }: PeopleView, { personId }: OrganisationsPerson): Child => {
  const address = known.get(personId)?.address
  return address && bdi(address)
}

function warnings(t: Texts, { known }: PeopleView, one: OrganisationsPerson): Child {
  const facts = known.get(one.personId)
  if (one.state !== 'claimed') return undefined
  return html`${facts?.domain === 'other' && html`${t('directory.desk.domain.other')}<br />`}
  ${facts?.isHinted && html`${t('directory.desk.hinted')}<br />`}`
}

function waits(t: Texts, { since }: OrganisationsPerson, now: Date): Html {
  const { isLong } = waitOf(since, now)
  const words = inWords(t, now, since)
  return said(isLong ? urgent(words) : words, muted(plainDay(t, since.toISOString())))
}

/** Since when somebody belongs, or why they do not. */
function stateWords(t: Texts, one: OrganisationsPerson): Child {
  if (one.state === 'approved')
    return t('directory.focal.since-day', { day: plainDay(t, (one.decidedAt ?? one.since).toISOString()) })
  if (one.state === 'claimed') return t('directory.desk.state.claimed')
  const at = one.endedAt ?? one.decidedAt ?? one.since
  return said(t(`directory.desk.state.${one.state}`), plainDay(t, at.toISOString()))
}
