import type { Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import { bdi, html, link, userText, type Child, type Html, type Row } from '../../../platform/ui/index.ts'
import { tag } from '../../../platform/ui/tag.ts'
import { countryName } from '../../../platform/i18n/index.ts'
import { directionOf, type Language } from '../../../values/language.ts'
import { organisationName, otherNames } from '../rules.ts'
import type { FoundOrganisation, Organisation } from '../types.ts'

const places = [
  ['search', '/directory'],
  ['people', '/directory/people'],
  ['focal-points', '/directory/focal-points'],
  ['countries', '/directory/countries'],
  ['help', '/directory/help'],
] as const

/** The pages of the directory, in a line above what each shows. */
export const directoryPlaces = (t: Texts, here: (typeof places)[number][0]): Html =>
  html`<nav class="filters filters-spine" aria-label="${t('directory.title')}">
    <ul>
      ${places.map(
        ([name, path]) =>
          html`<li>
            ${tag('a', { href: t.path(path), 'aria-current': name === here && 'page' }, html`<span>${t(`directory.place.${name}`)}</span>`)}
          </li>`,
      )}
    </ul>
  </nav>`

/** A name in its own language and direction; one whose language nobody wrote down finds its direction by itself. */
export const nameIn = (name: string, language: Language | undefined): Html =>
  language ? tag('span', { lang: language, dir: directionOf(language) }, name) : userText(name)

export const categoryName = (t: Texts, profile: Profile, id: string): string => {
  const category = profile.categories.find((one) => one.id === id)
  return category ? t.words(category.label) : id
}

/** Organisations one under the other: country, name in the reader's language, own name and acronym, category. */
export const organisationRows = (
  t: Texts,
  profile: Profile,
  organisations: readonly FoundOrganisation[],
  href: (it: Organisation) => string,
): readonly Row[] =>
  organisations.map((it) => {
    const name = organisationName(it, t.language)
    const [own] = otherNames(it, name)
    return {
      lead: html`<p class="small">${countryName(t, profile, it.countryCode)}</p>`,
      title: userText(name),
      href: href(it),
      lines: [it.name !== name && own && nameIn(own.name, own.language), formerly(t, it), acronymOf(it)],
      aside: html`<p>${categoryName(t, profile, it.category)}</p>`,
    }
  })

/** Why it was found, when that was by a name it no longer has. */
const formerly = (t: Texts, it: FoundOrganisation): Child =>
  it.formerly &&
  (it.formerly.until === null
    ? t.html('directory.organisations.formerly', { name: userText(it.formerly.name) })
    : t.html('directory.organisations.formerly-until', {
        name: userText(it.formerly.name),
        year: bdi(String(it.formerly.until)),
      }))

const acronymOf = (it: Organisation): Child =>
  (it.acronyms ?? []).length > 0 &&
  (it.acronyms ?? []).map((one, place) => html`${place > 0 && ', '}<bdi>${one}</bdi>`)

/** How many were found, and whether they only resemble what was asked for. */
export const foundWords = (
  t: Texts,
  found: { readonly total: number; readonly isMore: boolean; readonly isGuess: boolean },
): Html =>
  html`<p role="status">
    ${t(found.isMore ? 'directory.found.many' : 'directory.found', { count: found.total })}
    ${found.isGuess && html` · <strong>${t('directory.guess')}</strong>`}
  </p>`

/** A link to a search that somebody else begins. */
export const searchOf = (t: Texts, words: Child, query: Record<string, string>): Html =>
  link(words, `${t.path('/directory')}?${new URLSearchParams(query)}`)
