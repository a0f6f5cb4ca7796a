import type { Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import {
  button,
  emptyState,
  field,
  html,
  link,
  pagination,
  rows,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { OrganisationsFound } from '../types.ts'
import { directoryPlaces, foundWords, organisationRows } from './parts.ts'

/** Finding the organisation whose focal point one wants to write to. */
export const findPage = (
  t: Texts,
  view: {
    readonly profile: Profile
    readonly words: string
    readonly found: OrganisationsFound | undefined
  },
): Page => ({
  title: t('directory.place.focal-points'),
  lead: t('directory.find.lead'),
  section: 'directory',
  body: html`${directoryPlaces(t, 'focal-points')}
    <form method="get" action="${t.path('/directory/focal-points')}" role="search">
      ${field(t, {
        name: 'q',
        label: t('directory.find.words'),
        hint: t('directory.search.words.hint'),
        type: 'search',
        value: view.words,
        maxlength: 200,
        beside: button(t('ui.search.button')),
      })}
    </form>
    ${view.found && results(t, view.profile, view.words, view.found)}`,
})

function results(t: Texts, profile: Profile, words: string, found: OrganisationsFound): Html {
  if (found.total === 0)
    return emptyState(
      t('directory.empty'),
      link(t('directory.empty.help'), `${t.path('/directory/help')}#search`),
    )
  const list = organisationRows(t, profile, found.organisations, ({ id }) =>
    t.path(`/directory/focal-points/${id}`),
  )
  const href = (page: number) =>
    `${t.path('/directory/focal-points')}?${new URLSearchParams({ q: words, page: String(page) })}`
  return html`${foundWords(t, found)}
    <p>${t('directory.find.choose')}</p>
    ${rows(list)} ${pagination(t, { page: found.page, pages: found.pages, href })}`
}
