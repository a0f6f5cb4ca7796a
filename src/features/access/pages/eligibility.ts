import type { Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import {
  actions,
  button,
  emptyState,
  field,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkButton,
  linkList,
  notice,
  pagination,
  userText,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import { organisationName, type Organisation, type OrganisationsFound } from '../../directory/index.ts'
import type { Eligibility } from '../types.ts'
import { services } from './main.ts'

export type Answer = {
  readonly organisation: Organisation
  readonly eligibility: Eligibility
  readonly isOwn: boolean
}

export type EligibilityView = {
  readonly profile: Profile
  readonly isSignedIn: boolean
  readonly answers: readonly Answer[]
  readonly words: string
  readonly found: OrganisationsFound | undefined
}

/** "Am I eligible?", for whoever is signed in by their organisations, for everybody else by an organisation's name. */
export const eligibilityPage = (t: Texts, view: EligibilityView): Page => ({
  title: t('access.eligible.title'),
  lead: t('access.eligible.lead', { access: view.profile.accessName }),
  section: 'access',
  noIndex: view.isSignedIn,
  margin: link(view.profile.accessName, t.path('/access')),
  body: html`${view.answers.map((one) => answer(t, view, one))}
  ${
    view.isSignedIn &&
    view.answers.length === 0 &&
    notice(
      'info',
      html`<p>${t('access.eligible.no-organisation')}</p>
        ${linkList(link(t('access.affiliations'), t.path('/account/affiliations')))}`,
    )
  }
  ${search(t, view)}`,
})

function answer(t: Texts, { profile }: EligibilityView, one: Answer): Html {
  const { organisation, eligibility, isOwn } = one
  const isYes = eligibility === 'eligible'
  const name = organisationName(organisation, t.language)
  const access = profile.accessName
  return html`${notice(
    isYes ? 'good' : 'info',
    html`<p><strong>${userText(name)}</strong></p>
      <p>${t(`access.eligible.${eligibility}`, { access })}</p>
      ${!isYes && html`<p>${t(`access.way.${eligibility}`, { contact: profile.helpContacts.general })}</p>`}
      ${linkList(link(t('access.eligible.focal-point'), t.path(`/directory/focal-points/${organisation.id}`)))}`,
  )}
  ${
    isYes &&
    ledgers(
      ledger(t('access.eligible.gets'), services(t, profile)),
      ledger(
        t('access.eligible.next'),
        html`<p>${t(isOwn ? 'access.eligible.next.own' : 'access.eligible.next.other')}</p>
          ${actions(linkButton(t('access.apply', { access }), t.path('/access/application'), 'main'))}`,
      ),
    )
  }`
}

const search = (t: Texts, { words, found }: EligibilityView): Html =>
  html`<form method="get" action="${t.path('/access/eligibility')}" role="search">
      ${field(t, {
        name: 'q',
        label: t('access.eligible.search'),
        hint: t('access.eligible.search.hint'),
        type: 'search',
        value: words,
        maxlength: 200,
        beside: button(t('ui.search.button')),
      })}
    </form>
    ${found && results(t, words, found)}`

function results(t: Texts, words: string, found: OrganisationsFound): Html {
  if (found.total === 0)
    return emptyState(
      t('access.eligible.nothing'),
      link(t('access.find-focal-point'), t.path('/directory/focal-points')),
    )
  const href = (page: number) =>
    `${t.path('/access/eligibility')}?${new URLSearchParams({ q: words, page: String(page) })}`
  return html`<p role="status">${t('access.eligible.choose')}</p>
    ${lines(
      found.organisations.map((one) => ({
        first: link(
          userText(organisationName(one, t.language)),
          t.path(`/access/eligibility?organisation=${one.id}`),
        ),
      })),
    )}
    ${pagination(t, { page: found.page, pages: found.pages, href })}`
}
