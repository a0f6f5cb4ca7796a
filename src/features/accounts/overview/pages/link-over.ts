import type { Texts } from '../../../../platform/i18n/index.ts'
import { linkButton } from '../../../../platform/ui/index.ts'
import { html } from '../../../../platform/ui/index.ts'
import type { Page } from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'

/** A mailed link to one's own account that no longer works, or never did: why, and how to go on. */
export const linkOverPage = (t: Texts, why: Refusal): Page => {
  const says = saysOf(why.refused)
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

/** Links of sign-ups are refused by the same codes in other words: those lead to making an account. */
const saysOf = (refused: string): string =>
  refused === 'accounts.link-other-account'
    ? refused
    : `accounts.own-link.${refused.replace('accounts.link-', '')}`
