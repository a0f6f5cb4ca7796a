import type { Texts } from '../../../../platform/i18n/index.ts'
import { linkButton } from '../../../../platform/ui/index.ts'
import { html } from '../../../../platform/ui/index.ts'
import type { Page } from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'

/** A mailed link to one's own account that no longer works, or never did: why, and how to go on. */
export const linkOverPage = (t: Texts, why: Refusal): Page => {
  const says = `accounts.own-link.${why.refused.replace('accounts.link-', '')}`
  return {
    title: t(`${says}.title`),
    lead: t(says),
    noIndex: true,
    body: html`<div class="actions">
      ${linkButton(t('accounts.own-link.account'), t.path('/account'), 'action')}
      ${linkButton(t('accounts.own-link.help'), t.path('/sign-in/help'), 'second')}
    </div>`,
  }
}
