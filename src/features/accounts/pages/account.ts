import { dayOf } from '../../../platform/i18n/dates.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { countryName } from '../../../platform/i18n/names.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import { bdi, html, ledger, ledgers, lines, link, userText } from '../../../platform/ui/index.ts'
import type { Html, Page } from '../../../platform/ui/index.ts'
import type { Affiliation } from '../../directory/index.ts'
import { organisationName } from '../../directory/index.ts'
import type { Identifier } from '../types.ts'
import type { AccountView } from './account-view.ts'
import { consentsPart } from './consents-part.ts'
import { preferencesPart } from './preferences-part.ts'
import { sessionsPart } from './sessions-part.ts'

/** All that the body knows about me, what I agreed to, how it writes to me, and where I am signed in. */
export const accountPage = (t: Texts, profile: Profile, view: AccountView): Page => ({
  title: t('accounts.page.title'),
  lead: t('accounts.page.lead'),
  section: 'account',
  problems: view.problems,
  body: html`${ledgers(
    ledger(t('accounts.page.me'), lines(me(t, profile, view))),
    ledger(t('accounts.page.organisation'), affiliations(t, profile, view)),
    ledger(t('accounts.page.preferences'), preferencesPart(t, profile, view)),
    ledger(t('accounts.page.consents'), consentsPart(t, view)),
    ledger(
      t('accounts.page.password'),
      html`<p>${link(t('accounts.password.change'), t.path('/account/password'))}</p>`,
    ),
    ledger(t('accounts.page.sessions'), sessionsPart(t, view)),
  )}`,
})

type Line = { readonly first: string; readonly says: Html }

function me(t: Texts, profile: Profile, { person, identifiers }: AccountView): readonly Line[] {
  const shown = (kind: Identifier['kind']) => identifiers.filter((one) => one.kind === kind)
  const row = (key: string, says: Html | undefined): Line[] =>
    says ? [{ first: t(`accounts.field.${key}`), says }] : []
  return [
    ...row('name', userText(person.name)),
    ...row('badge-name', person.badgeName ? userText(person.badgeName) : undefined),
    ...shown('username').flatMap((one) => row('user-name', bdi(one.shown))),
    ...shown('email').flatMap((one) => row('email', bdi(one.shown))),
    ...row('phone', person.phone ? bdi(person.phone) : undefined),
    ...row('country', html`${countryName(t, profile, person.countryCode)}`),
    ...row('job-title', person.jobTitle ? userText(person.jobTitle) : undefined),
  ]
}

/** Each affiliation in words: who it is, what kind of member, and whether somebody still has to confirm it. */
function affiliations(t: Texts, profile: Profile, view: AccountView): Html {
  if (view.affiliations.length === 0) return html`<p>${t('accounts.affiliation.none')}</p>`
  return html`${view.affiliations.map((one) => affiliation(t, profile, one, view))}`
}

function affiliation(t: Texts, profile: Profile, one: Affiliation, { person }: AccountView): Html {
  const category = profile.categories.find(({ id }) => id === one.category)
  const day = dayOf(t, one.since, person.timeZone ?? profile.seat.timeZone)
  return html`<p>
      ${
        one.organisation
          ? html`<strong>${userText(organisationName(one.organisation, t.language))}</strong><br />`
          : ''
      }
      ${category ? t.words(category.label) : one.category}
    </p>
    <p class="small">${t(`accounts.affiliation.${stateOf(one)}`, { day })}</p>`
}

const stateOf = ({ organisation, state }: Affiliation): string => {
  if (!organisation) return 'unknown'
  if (organisation.state === 'unverified') return 'unverified'
  return state === 'approved' ? 'approved' : 'claimed'
}
