import type { Texts } from '../../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../../platform/profile/index.ts'
import {
  button,
  field,
  html,
  organisationSearch,
  problemOf,
  radios,
  select,
  userText,
  type Child,
  type Html,
} from '../../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../../values/problem.ts'
import { countryOptions } from '../../../pages/choices.ts'
import { organisationName } from '../../../rules.ts'
import type { Organisation, OrganisationsFound } from '../../../types.ts'
import { underName } from '../../../under-name.ts'
import { doNotKnow, notListed, one } from '../parse.ts'

/** What the picker shows: what was typed, what is wrong with it, what the search found. */
export type PickerView = {
  readonly profile: Profile
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly search?: { readonly words: string; readonly found: OrganisationsFound } | undefined
  /** The organisation that was chosen, wherever in the list it stands. */
  readonly chosen?: Organisation | undefined
}

const path = '/account/affiliations/change'

/** The kind of member, where, and which organisation, with two ways out of the list: as at sign-up. */
export function picker(t: Texts, view: PickerView): Html {
  const { profile, typed, problems } = view
  const common = (name: string) => ({ name, value: one(typed[name]), problem: problemOf(problems, name) })
  return html`
    ${select(t, {
      ...common('membership'),
      label: t('directory.affiliations.membership'),
      required: true,
      options: [
        { value: '', label: t.words(profile.categoryPrompt) },
        ...profile.categories.map(({ id, label }) => ({ value: id, label: t.words(label) })),
      ],
    })}
    ${select(t, {
      ...common('organisation-country'),
      label: t('directory.affiliations.organisation-country'),
      options: [{ value: '', label: t('directory.search.every-country') }, ...countryOptions(t, profile)],
    })}
    ${organisationSearch(t, {
      name: 'organisation-words',
      value: one(typed['organisation-words']),
      label: t('directory.affiliations.organisation-words'),
      hint: t('directory.search.words.hint'),
      maxlength: 200,
      search: { name: 'act', value: 'search', formaction: t.path(path) },
      endpoint: t.path('/directory/organisations.json'),
      choice: 'organisation',
      with: ['organisation-country', 'membership'],
      found: foundWords(t, view),
      results: html`${searched(view)} ${choices(t, view)} ${turns(t, view)}`,
    })}
    ${one(typed['organisation']) === notListed && unlistedFields(t, view)}
  `
}

function foundWords(t: Texts, { search }: PickerView): Child {
  if (!search) return undefined
  const { words, found } = search
  const key = words === '' ? 'all' : found.isGuess && found.total > 0 ? 'guess' : 'found'
  return t.html(`directory.affiliations.search.${key}`, { count: found.total, words })
}

/** What was searched for goes with the form, so that the list is still there when something has to be corrected. */
const searched = ({ search }: PickerView): Child =>
  search &&
  html`<input type="hidden" name="searched" value="${search.words}" />
    <input type="hidden" name="searched-page" value="${search.found.page}" />`

/** The organisation already chosen stays in sight, whatever was searched for since. */
function choices(t: Texts, { profile, search, chosen, typed, problems }: PickerView): Html {
  const listed = search?.found.organisations ?? []
  const all = chosen && !listed.some(({ id }) => id === chosen.id) ? [chosen, ...listed] : listed
  return radios(t, {
    name: 'organisation',
    legend: t('directory.affiliations.organisation'),
    hideLegend: true,
    value: one(typed['organisation']),
    problem: problemOf(problems, 'organisation'),
    afterLine: all.length,
    options: [
      ...all.map((it) => ({
        value: it.id,
        label: userText(organisationName(it, t.language)),
        hint: underName(t, profile, it),
      })),
      {
        value: notListed,
        label: t('directory.affiliations.unlisted'),
        hint: t('directory.affiliations.unlisted.hint'),
      },
      {
        value: doNotKnow,
        label: t('directory.affiliations.do-not-know'),
        hint: t('directory.affiliations.do-not-know.hint'),
      },
    ],
  })
}

/** More than a page: the neighbours are fetched by sending the form, so that nothing typed is lost. */
function turns(t: Texts, { search }: PickerView): Child {
  if (!search || search.found.pages < 2) return undefined
  const { page, pages } = search.found
  const turn = (to: number, label: string) =>
    button(label, { kind: 'plain', name: 'act', value: `page-${to}`, formaction: t.path(path) })
  return html`<p class="small">
    ${t('directory.affiliations.search.page', { page, pages })}
    ${page > 1 && turn(page - 1, t('ui.pages.previous'))}
    ${page < pages && turn(page + 1, t('ui.pages.next'))}
  </p>`
}

function unlistedFields(t: Texts, { profile, typed, problems }: PickerView): Html {
  const common = (name: string) => ({ name, value: one(typed[name]), problem: problemOf(problems, name) })
  return html`
    ${field(t, {
      ...common('unlisted-name'),
      label: t('directory.affiliations.unlisted-name'),
      autocomplete: 'organization',
      required: true,
      maxlength: 300,
    })}
    ${select(t, {
      ...common('unlisted-country'),
      label: t('directory.affiliations.unlisted-country'),
      required: true,
      options: [{ value: '', label: t('directory.affiliations.choose') }, ...countryOptions(t, profile)],
    })}
    ${field(t, {
      ...common('unlisted-web-site'),
      label: t('directory.affiliations.unlisted-web-site'),
      type: 'url',
      inputmode: 'url',
      autocomplete: 'url',
      optional: true,
      maxlength: 300,
    })}
  `
}
