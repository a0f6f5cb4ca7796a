import type { Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import { html, ledger, ledgers, link, linkButton } from '../../../platform/ui/index.ts'
import type { Page } from '../../../platform/ui/index.ts'

/** Why a country may be missing, what one can do about it, and the way back to the form as it was. */
export const countryNotListedPage = (t: Texts, profile: Profile): Page => ({
  title: t('accounts.country.title'),
  margin: link(t('accounts.country.back'), t.path('/account/new')),
  body: html`${ledgers(
      ledger(t('accounts.country.rule'), html`<p>${t.words(profile.countryRule.words)}</p>`),
      ledger(
        t('accounts.country.way-out'),
        profile.countryRule.wayOut
          ? html`<p>${t.words(profile.countryRule.wayOut)}</p>`
          : html`<p>
              ${t.html('accounts.country.contact', {
                contact: profile.helpContacts.accounts,
                link: (inner) => link(inner, `mailto:${profile.helpContacts.accounts}`),
              })}
            </p>`,
      ),
      ledger(t('accounts.country.kept'), html`<p>${t('accounts.country.kept.words')}</p>`),
    )}
    <p>${linkButton(t('accounts.country.back'), t.path('/account/new'), 'second')}</p>`,
})
