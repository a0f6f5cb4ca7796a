import { dayOf } from '../../../platform/i18n/dates.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import { html, userText } from '../../../platform/ui/index.ts'
import type { Html } from '../../../platform/ui/index.ts'
import type { Affiliation } from '../../directory/index.ts'
import { organisationName } from '../../directory/index.ts'
import type { AccountView } from './account-view.ts'

/** Each affiliation in words: who it is, what kind of member, and whether somebody still has to confirm it. */
export function affiliationsPart(t: Texts, profile: Profile, view: AccountView): Html {
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
