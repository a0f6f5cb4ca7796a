import { countryName, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  button,
  columns,
  emptyState,
  field,
  html,
  link,
  linkList,
  pagination,
  rows,
  small,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Organisation } from '../../types.ts'
import { organisationName } from '../../rules.ts'
import { categoryChoice, countryChoice } from '../../pages/choices.ts'
import { categoryName, directoryPlaces } from '../../pages/parts.ts'
import type { PeopleFound, PeopleSearch, PersonViewer, SeenEntry } from '../types.ts'
import { otherName, postLine } from './entry.ts'

/** What is searched for, by whom, and what was found when anything was asked. */
export type PeopleView = {
  readonly profile: Profile
  readonly viewer: PersonViewer
  readonly asked: PeopleSearch
  /** The one organisation the list is narrowed to. */
  readonly organisation: Organisation | undefined
  readonly found: (PeopleFound & { readonly entries: readonly SeenEntry[] }) | undefined
}

/** People by name, organisation, country and category. The address is the search. */
export const peoplePage = (t: Texts, view: PeopleView): Page => ({
  title: t('directory.people.title'),
  lead: t('directory.people.lead'),
  section: 'directory',
  noIndex: true,
  margin: html`${small(t(`directory.people.sees.${standing(view.viewer)}`))}
  ${view.viewer.personId && linkList(link(t('directory.people.own'), t.path('/account/visibility')))}`,
  body: html`${directoryPlaces(t, 'people')} ${searchForm(t, view)}
  ${view.found && results(t, view, view.found)}`,
})

const standing = ({ isStaff, isOfMember }: PersonViewer) =>
  isStaff ? 'staff' : isOfMember ? 'members' : 'public'

function searchForm(t: Texts, { profile, asked, organisation }: PeopleView): Html {
  return html`<form method="get" action="${t.path('/directory/people')}" role="search">
    ${field(t, {
      name: 'q',
      label: t('directory.field.name'),
      hint: t('directory.people.words.hint'),
      type: 'search',
      value: asked.words,
      maxlength: 120,
      beside: button(t('ui.search.button')),
    })}
    ${organisation && html`<input type="hidden" name="of" value="${organisation.id}" />`}
    ${!organisation && organisationField(t, asked)}
    ${columns(
      countryChoice(t, profile, t('directory.field.country'), asked.countryCode),
      categoryChoice(t, profile, asked.category),
    )}
  </form>`
}

const organisationField = (t: Texts, asked: PeopleSearch): Html =>
  field(t, {
    name: 'organisation',
    label: t('directory.field.organisation'),
    hint: t('directory.search.words.hint'),
    value: asked.organisationWords ?? '',
    maxlength: 200,
  })

function results(t: Texts, view: PeopleView, found: NonNullable<PeopleView['found']>): Html {
  const { asked, profile, organisation } = view
  const only = organisation && onlyOf(t, asked, organisation)
  if (found.total === 0)
    return html`${only}
    ${emptyState(t('directory.people.empty'), link(t('directory.empty.help'), t.path('/directory/help/search')))}`
  const list = found.entries.map((it) => ({
    lead: it.countryCode && html`<p class="small">${countryName(t, profile, it.countryCode)}</p>`,
    title: userText(it.name),
    href: t.path(`/directory/people/${it.personId}`),
    lines: [otherName(it), postLine(t, it)],
    aside: it.posts[0] && html`<p>${categoryName(t, profile, it.posts[0].organisation.category)}</p>`,
  }))
  return html`${only}
    <p role="status">
      ${t(found.total >= mostCounted ? 'directory.people.found.many' : 'directory.people.found', { count: found.total })}
      ${found.isGuess && html` · <strong>${t('directory.people.guess')}</strong>`}
    </p>
    <p>${link(t('directory.people.order'), orderOf(t, asked))}</p>
    ${rows(list)}
    ${pagination(t, { page: found.page, pages: found.pages, href: (page) => addressOf(t, { ...asked, page }) })}`
}

/** Counting stops here. */
const mostCounted = 10_000

const onlyOf = (t: Texts, asked: PeopleSearch, organisation: Organisation): Html =>
  html`<p>
    ${t('directory.people.only', { organisation: organisationName(organisation, t.language) })}
    ${link(t('directory.people.only.not'), addressOf(t, { ...asked, organisationId: undefined, page: 1 }))}
  </p>`

function queryOf(asked: PeopleSearch): URLSearchParams {
  const query = new URLSearchParams()
  const put = (name: string, value: string | undefined) => value && query.set(name, value)
  put('q', asked.words)
  put('organisation', asked.organisationWords)
  put('of', asked.organisationId)
  put('country', asked.countryCode)
  put('category', asked.category)
  if (asked.page > 1) query.set('page', String(asked.page))
  return query
}

/** The address of a search for people. */
export function addressOf(t: Texts, asked: PeopleSearch): string {
  const query = queryOf(asked)
  return t.path('/directory/people') + (query.size > 0 ? `?${query}` : '')
}

function orderOf(t: Texts, asked: PeopleSearch): string {
  const query = queryOf({ ...asked, page: 1 })
  query.set('subject', 'people')
  return `${t.path('/directory/extracts/new')}?${query}`
}
