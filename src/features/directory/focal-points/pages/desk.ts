import { inWords, plainDay, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  button,
  emptyState,
  field,
  filters,
  html,
  lines,
  link,
  pagination,
  rows,
  said,
  urgent,
  userText,
  type Html,
  type Line,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Id } from '../../../../values/ids.ts'
import { organisationRows } from '../../pages/parts.ts'
import type { Organisation } from '../../types.ts'
import type { DeskFilter, Heap } from '../parse.ts'
import { confirmBy } from '../rules.ts'
import type { OpenGap } from '../types.ts'
import type { WaitingClaim } from '../types.ts'
import type { Change, Role } from '../types.ts'
import { gapName, roleName } from '../words.ts'

/** What the secretariat sees of all focal points: one heap at a time, the oldest first. */
export type DeskView = {
  readonly profile: Profile
  readonly filter: DeskFilter
  readonly counts: Readonly<Record<Heap, number>>
  readonly asked: readonly { readonly change: Change; readonly person: string | undefined }[]
  readonly missing: readonly OpenGap[]
  readonly overdue: readonly Role[]
  readonly waiting: readonly WaitingClaim[]
  /** Names of the organisations that are shown, in the reader's language. */
  readonly names: ReadonlyMap<Id, string>
  /** Organisations that match the words, when somebody searched. */
  readonly found: readonly Organisation[] | undefined
  readonly now: Date
}

export const deskPageSize = 25

const base = '/desk/focal-points'

export function deskPage(t: Texts, view: DeskView): Page {
  const { filter, counts } = view
  const pages = Math.max(1, Math.ceil(counts[filter.show] / deskPageSize))
  return {
    title: t('directory.focal.desk.title'),
    lead: t('directory.focal.desk.lead'),
    section: 'desk',
    noIndex: true,
    margin: link(t('directory.focal.desk.back'), t.path('/desk')),
    body: html`${search(t, view)} ${view.found ? found(t, view, view.found) : heap(t, view, pages)}`,
  }
}

const search = (t: Texts, { filter }: DeskView): Html =>
  html`<form method="get" action="${t.path(base)}" role="search">
    ${field(t, {
      name: 'q',
      label: t('directory.focal.desk.search'),
      hint: t('directory.search.words.hint'),
      type: 'search',
      value: filter.q,
      maxlength: 200,
      beside: button(t('ui.search.button')),
    })}
  </form>`

function found(t: Texts, view: DeskView, organisations: readonly Organisation[]): Html {
  const all = link(t('directory.focal.desk.all'), t.path(base))
  if (organisations.length === 0) return emptyState(t('directory.empty'), all)
  const href = ({ id }: Organisation) => t.path(`${base}/organisations/${id}`)
  return html`${rows(organisationRows(t, view.profile, organisations, href))}
    <p>${all}</p>`
}

function heap(t: Texts, view: DeskView, pages: number): Html {
  const { filter, counts } = view
  const list = linesOf(t, view)
  const to = (show: Heap, page = 1) =>
    `${t.path(base)}?${new URLSearchParams({ show, ...(page > 1 && { page: String(page) }) })}`
  const group = {
    label: t('directory.focal.desk.show'),
    items: (['asked', 'missing', 'overdue', 'waiting'] as const).map((show) => ({
      label: t(`directory.focal.desk.${show}`),
      count: counts[show],
      href: to(show),
      current: filter.show === show,
    })),
  }
  return html`${filters(t, [group])}
  ${list.length > 0 ? lines(list) : emptyState(t(`directory.focal.desk.${filter.show}.none`))}
  ${pagination(t, { page: filter.page, pages, href: (page) => to(filter.show, page) })}`
}

function linesOf(t: Texts, view: DeskView): Line[] {
  const { profile, names, now } = view
  const organisation = (id: Id) => link(userText(names.get(id) ?? ''), t.path(`${base}/organisations/${id}`))
  const waits = (since: Date) => inWords(t, now, since)
  switch (view.filter.show) {
    case 'asked':
      return view.asked.map(({ change, person }) => ({
        first: said(
          link(
            html`${t(`directory.focal.what.${change.what}`)}<span class="unseen">
                ${names.get(change.organisationId) ?? ''}</span
              >`,
            t.path(`${base}/changes/${change.id}`),
          ),
          person && userText(person),
        ),
        says: said(userText(names.get(change.organisationId) ?? ''), roleName(t, profile, change)),
        end: waits(change.askedAt),
      }))
    case 'missing':
      return view.missing.map((gap) => ({
        first: organisation(gap.organisationId),
        says: gapName(t, profile, gap),
        end: waits(gap.since),
      }))
    case 'overdue':
      return view.overdue.map((role) => ({
        first: said(organisation(role.organisationId), userText(role.name)),
        says: roleName(t, profile, role),
        end: t('directory.focal.was-due', { day: plainDay(t, confirmBy(role)) }),
      }))
    case 'waiting':
      return view.waiting.map((claim) => ({
        first: said(
          link(userText(claim.name), t.path(`${base}/claims/${claim.affiliationId}`)),
          userText(names.get(claim.organisationId) ?? ''),
        ),
        end: urgent(waits(claim.since)),
      }))
  }
}
