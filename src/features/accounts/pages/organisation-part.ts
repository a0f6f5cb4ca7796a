import type { Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import {
  button,
  field,
  fieldset,
  html,
  organisationSearch,
  problemOf,
  radios,
  select,
  userText,
} from '../../../platform/ui/index.ts'
import type { Child, Html } from '../../../platform/ui/index.ts'
import { organisationName, underName } from '../../directory/index.ts'
import type { Organisation } from '../../directory/index.ts'
import { doNotKnow, notListed } from '../types.ts'
import { countryOptions } from '../../directory/index.ts'
import type { SignUpView } from './view.ts'
import { one } from './view.ts'

/** For whom somebody works: the kind of member, where, and which organisation, with two ways out of the list. */
export function organisationPart(t: Texts, profile: Profile, view: SignUpView): Html {
  const common = (name: string) => ({
    name,
    value: one(view.typed, name),
    problem: problemOf(view.problems, name),
  })
  return fieldset(
    t('accounts.new.organisation'),
    html`
      ${select(t, {
        ...common('membership'),
        label: t('accounts.field.membership'),
        hint: t('accounts.field.membership.hint'),
        required: true,
        options: [
          { value: '', label: t.words(profile.categoryPrompt) },
          ...profile.categories.map(({ id, label }) => ({ value: id, label: t.words(label) })),
        ],
      })}
      ${select(t, {
        ...common('organisation-country'),
        label: t('accounts.field.organisation-country'),
        options: [
          { value: '', label: t('accounts.field.organisation-country.same') },
          ...countryOptions(t, profile),
        ],
      })}
      ${organisationSearch(t, {
        name: 'organisation-words',
        value: one(view.typed, 'organisation-words'),
        label: t('accounts.field.organisation-words'),
        hint: t('accounts.field.organisation-words.hint'),
        maxlength: 200,
        search: { name: 'act', value: 'search', formaction: t.path('/account/new/search') },
        endpoint: t.path('/directory/organisations.json'),
        choice: 'organisation',
        with: ['country', 'organisation-country', 'membership'],
        found: foundWords(t, view),
        results: html`${searched(view)} ${choices(t, profile, view)} ${turns(t, view)}`,
      })}
      ${asksUnlisted(view) && unlistedFields(t, profile, view)}
      ${field(t, {
        ...common('job-title'),
        label: t('accounts.field.job-title'),
        autocomplete: 'organization-title',
        optional: true,
        maxlength: 200,
      })}
    `,
  )
}

function foundWords(t: Texts, { search }: SignUpView): Child {
  if (!search) return undefined
  const { words, found } = search
  const key = words === '' ? 'all' : found.isGuess && found.total > 0 ? 'guess' : 'found'
  return t.html(`accounts.search.${key}`, { count: found.total, words })
}

/** What was searched for goes with the form, so that the list is still there when something has to be corrected. */
const searched = ({ search }: SignUpView): Child =>
  search &&
  html`<input type="hidden" name="searched" value="${search.words}" />
    <input type="hidden" name="searched-page" value="${search.found.page}" />`

/** The organisation already chosen stays in sight, whatever was searched for since. */
function choices(t: Texts, profile: Profile, { search, chosen, typed, problems }: SignUpView): Html {
  const listed = search?.found.organisations ?? []
  const all = chosen && !listed.some(({ id }) => id === chosen.id) ? [chosen, ...listed] : listed
  return radios(t, {
    name: 'organisation',
    legend: t('accounts.field.organisation'),
    hideLegend: true,
    value: one(typed, 'organisation'),
    problem: problemOf(problems, 'organisation'),
    afterLine: all.length,
    options: [
      ...all.map((it) => ({ value: it.id, label: nameOf(t, it), hint: underName(t, profile, it) })),
      { value: notListed, label: t('accounts.unlisted.label'), hint: t('accounts.unlisted.hint') },
      { value: doNotKnow, label: t('accounts.unknown.label'), hint: t('accounts.unknown.hint') },
    ],
  })
}

const nameOf = (t: Texts, it: Organisation): Html => userText(organisationName(it, t.language))

/** More than a page: the neighbours are fetched by sending the form, so that nothing typed is lost. */
function turns(t: Texts, { search }: SignUpView): Child {
  if (!search || search.found.pages < 2) return undefined
  const { page, pages } = search.found
  const turn = (to: number, label: string) =>
    button(label, {
      kind: 'plain',
      name: 'act',
      value: `page-${to}`,
      formaction: t.path('/account/new/search'),
    })
  return html`<p class="small">
    ${t('accounts.search.page', { page, pages })} ${page > 1 && turn(page - 1, t('ui.pages.previous'))}
    ${page < pages && turn(page + 1, t('ui.pages.next'))}
  </p>`
}

const asksUnlisted = ({ typed }: SignUpView): boolean => one(typed, 'organisation') === notListed

function unlistedFields(t: Texts, profile: Profile, view: SignUpView): Html {
  const common = (name: string) => ({
    name,
    value: one(view.typed, name),
    problem: problemOf(view.problems, name),
  })
  return html`
    ${field(t, {
      ...common('unlisted-name'),
      label: t('accounts.field.unlisted-name'),
      hint: t('accounts.field.unlisted-name.hint'),
      autocomplete: 'organization',
      required: true,
      maxlength: 300,
    })}
    ${select(t, {
      ...common('unlisted-country'),
      label: t('accounts.field.unlisted-country'),
      required: true,
      options: [{ value: '', label: t('accounts.choose') }, ...countryOptions(t, profile)],
    })}
    ${field(t, {
      ...common('unlisted-web-site'),
      label: t('accounts.field.unlisted-web-site'),
      type: 'url',
      inputmode: 'url',
      autocomplete: 'url',
      optional: true,
      maxlength: 300,
    })}
  `
}
