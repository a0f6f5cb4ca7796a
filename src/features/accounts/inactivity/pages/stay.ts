import { dayOf } from '../../../../platform/i18n/dates.ts'
import type { Texts } from '../../../../platform/i18n/index.ts'
import { actions, button, html, linkButton, url } from '../../../../platform/ui/index.ts'
import type { Page } from '../../../../platform/ui/index.ts'

/** Opened from the mail: until when the account is kept, and the button that keeps it. Looking changes nothing. */
export const stayPage = (t: Texts, it: { readonly token: string; readonly blocksAt: Date }): Page => ({
  title: t('accounts.stay.title'),
  lead: t('accounts.stay.lead', { day: dayOf(t, it.blocksAt, t.seat.timeZone) }),
  noIndex: true,
  body: html`<form method="post" action="${url(t.path(`/account/staying/${it.token}`))}">
    ${actions(button(t('accounts.stay.submit'), { kind: 'main' }))}
  </form>`,
})

export const stayedPage = (t: Texts): Page => ({
  title: t('accounts.stayed.title'),
  lead: t('accounts.stayed.lead'),
  noIndex: true,
  body: html`${actions(linkButton(t('accounts.stayed.sign-in'), t.path('/sign-in'), 'action'))}`,
})
