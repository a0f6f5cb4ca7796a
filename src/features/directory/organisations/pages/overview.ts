import { countryName, inWords, plainDate, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  button,
  emptyState,
  field,
  filters,
  html,
  link,
  linkButton,
  linkList,
  pagination,
  rows,
  userText,
  withMargin,
  type Html,
  type Page,
  type Row,
} from '../../../../platform/ui/index.ts'
import { categoryName, foundWords, organisationRows } from '../../pages/parts.ts'
import type { OrganisationsFound } from '../../types.ts'
import type { Asked, DeskCounts, Owing, Unverified } from '../types.ts'

/** One of the heaps that wait for staff, or what they searched for. */
export type DeskHeap =
  | { readonly is: 'unverified'; readonly list: readonly Unverified[] }
  | { readonly is: 'changes'; readonly list: readonly Asked[] }
  | { readonly is: 'arrears'; readonly list: readonly Owing[] }
  | { readonly is: 'search'; readonly words: string; readonly found: OrganisationsFound }

export type OverviewView = {
  readonly profile: Profile
  readonly counts: DeskCounts
  readonly heap: DeskHeap
  readonly page: number
  readonly pages: number
  readonly now: Date
}

const base = '/desk/organisations'
export const heaps = ['unverified', 'changes', 'arrears'] as const

/** What staff do with organisations: look at those people entered, decide about changes, find one, add one, import. */
export const overviewPage = (t: Texts, view: OverviewView): Page => ({
  title: t('directory.organisations.desk.title'),
  lead: t('directory.organisations.desk.lead'),
  section: 'desk',
  noIndex: true,
  margin: link(t('directory.organisations.desk.back'), t.path('/desk')),
  body: html`${searchForm(t, view)}
  ${withMargin(
    html`${filters(t, [heapLinks(t, view)], 'margin')}
    ${linkList(
      link(t('directory.organisations.new.title'), t.path(`${base}/new`)),
      link(t('directory.import.title'), t.path(`${base}/import`)),
      link(t('directory.organisations.desk.export'), t.path(`${base}/export.csv`)),
    )}`,
    html`${listOf(t, view)}
    ${pagination(t, { page: view.page, pages: view.pages, href: (page) => hrefOf(t, view.heap, page) })}`,
  )}`,
})

const searchForm = (t: Texts, { heap }: OverviewView): Html =>
  html`<form method="get" action="${t.path(base)}" role="search">
    ${field(t, {
      name: 'q',
      label: t('directory.organisations.desk.search'),
      type: 'search',
      value: heap.is === 'search' ? heap.words : '',
      maxlength: 200,
      beside: button(t('ui.search.button')),
    })}
  </form>`

const heapLinks = (t: Texts, { counts, heap }: OverviewView) => ({
  label: t('directory.organisations.desk.waiting'),
  items: heaps.map((name) => ({
    label: t(`directory.organisations.desk.${name}`),
    count: counts[name],
    href: `${t.path(base)}?show=${name}`,
    current: heap.is === name,
  })),
})

function hrefOf(t: Texts, heap: DeskHeap, page: number): string {
  const query = new URLSearchParams(heap.is === 'search' ? { q: heap.words } : { show: heap.is })
  if (page > 1) query.set('page', String(page))
  return `${t.path(base)}?${query}`
}

function listOf(t: Texts, view: OverviewView): Html {
  const { heap } = view
  if (heap.is === 'search') return found(t, view, heap.found)
  const list = rowsOf(t, view)
  return list.length > 0
    ? rows(list, { heading: t(`directory.organisations.desk.${heap.is}`) })
    : emptyState(t(`directory.organisations.desk.${heap.is}.none`))
}

function found(t: Texts, { profile }: OverviewView, all: OrganisationsFound): Html {
  if (all.total === 0)
    return emptyState(
      t('directory.empty'),
      actions(linkButton(t('directory.organisations.new.title'), t.path(`${base}/new`), 'second')),
    )
  return html`${foundWords(t, all)}
  ${rows(organisationRows(t, profile, all.organisations, ({ id }) => t.path(`${base}/${id}`)))}`
}

function rowsOf(t: Texts, { heap, profile, now }: OverviewView): readonly Row[] {
  switch (heap.is) {
    case 'unverified':
      return heap.list.map((it) => ({
        lead: since(t, it.since, now),
        title: userText(it.name),
        href: t.path(`${base}/${it.id}`),
        lines: [`${countryName(t, profile, it.countryCode)} · ${categoryName(t, profile, it.category)}`],
        aside: html`<p>${t('directory.organisations.desk.people', { count: it.people })}</p>`,
      }))
    case 'changes':
      return heap.list.map((it) => ({
        lead: since(t, it.since, now),
        title: userText(it.name),
        href: t.path(`${base}/${it.id}/changes`),
        lines: [countryName(t, profile, it.countryCode)],
        aside: html`<p>${t('directory.organisations.desk.fields', { count: it.changes })}</p>`,
      }))
    case 'arrears':
      return heap.list.map((it) => ({
        lead: html`<p class="small">${plainDate(t, it.since)}</p>`,
        title: userText(it.name),
        href: t.path(`${base}/${it.id}`),
        lines: [countryName(t, profile, it.countryCode)],
        aside: html`<p>${t(`directory.organisations.membership.${it.membership}`)}</p>`,
      }))
    case 'search':
      return []
  }
}

const since = (t: Texts, at: Date, now: Date): Html => html`<p class="small">${inWords(t, now, at)}</p>`
