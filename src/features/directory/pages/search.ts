import type { Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import {
  button,
  columns,
  emptyState,
  field,
  html,
  link,
  pagination,
  rows,
  select,
  withMargin,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { DirectorySearch } from '../parse.ts'
import type { OrganisationsFound } from '../types.ts'
import { guideMenu } from '../guide/pages/menu.ts'
import { categoryChoice, countryChoice } from './choices.ts'
import { directoryPlaces, foundWords, organisationRows } from './parts.ts'

/** What is searched for, and what was found when anything was. */
export type SearchView = {
  readonly profile: Profile
  readonly asked: DirectorySearch
  readonly found: OrganisationsFound | undefined
}

/** Organisations by words, country, region and category. The address is the search, so it can be kept and sent on. */
export const searchPage = (t: Texts, view: SearchView): Page => ({
  title: t('directory.title'),
  lead: t('directory.lead'),
  section: 'directory',
  body: html`${withMargin(guideMenu(t), html`${directoryPlaces(t, 'search')} ${searchForm(t, view)}`)}
  ${view.found && results(t, view, view.found)}`,
})

function searchForm(t: Texts, { profile, asked }: SearchView): Html {
  return html`<form method="get" action="${t.path('/directory')}" role="search">
    ${field(t, {
      name: 'q',
      label: t('directory.search.words'),
      hint: t('directory.search.words.hint'),
      type: 'search',
      value: asked.words,
      maxlength: 200,
      beside: button(t('ui.search.button')),
    })}
    ${columns(
      countryChoice(t, profile, t('directory.search.country'), asked.countryCode),
      select(t, {
        name: 'region',
        label: t('directory.organisations.region'),
        value: asked.region ?? '',
        options: [
          { value: '', label: t('directory.organisations.every-region') },
          ...profile.regions.map(({ id, name }) => ({ value: id, label: t.words(name) })),
        ],
      }),
      categoryChoice(t, profile, asked.category),
    )}
  </form>`
}

function results(t: Texts, { profile, asked }: SearchView, found: OrganisationsFound): Html {
  if (found.total === 0) return nothing(t, asked)
  const list = organisationRows(t, profile, found.organisations, ({ id }) =>
    t.path(`/directory/organisations/${id}`),
  )
  const href = (page: number) => addressOf(t, { ...asked, page })
  return html`${foundWords(t, found)}
  ${!found.isGuess && html`<p>${link(t('directory.people.order'), orderOf(t, asked))}</p>`} ${rows(list)}
  ${pagination(t, { page: found.page, pages: found.pages, href })}`
}

/** Nothing is listed under this: a wider search where there is one, else what else can be done. */
function nothing(t: Texts, asked: DirectorySearch): Html {
  const isNarrowed = Boolean(asked.countryCode ?? asked.category ?? asked.region)
  const wider = link(t('directory.empty.wider'), addressOf(t, { words: asked.words, page: 1 }))
  const help = link(t('directory.empty.help'), t.path('/directory/help/search'))
  return emptyState(t('directory.empty'), isNarrowed && asked.words !== '' ? wider : help)
}

function addressOf(t: Texts, asked: DirectorySearch): string {
  const query = new URLSearchParams()
  if (asked.words) query.set('q', asked.words)
  if (asked.countryCode) query.set('country', asked.countryCode)
  if (asked.region) query.set('region', asked.region)
  if (asked.category) query.set('category', asked.category)
  if (asked.page > 1) query.set('page', String(asked.page))
  return t.path('/directory') + (query.size > 0 ? `?${query}` : '')
}

/** The same search as an order. */
const orderOf = (t: Texts, asked: DirectorySearch): string =>
  addressOf(t, { ...asked, page: 1 }).replace(t.path('/directory'), t.path('/directory/extracts/new'))
