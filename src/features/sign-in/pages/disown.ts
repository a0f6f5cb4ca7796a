import type { Texts } from '../../../platform/i18n/index.ts'
import { button, html, link, url } from '../../../platform/ui/index.ts'
import type { Page } from '../../../platform/ui/index.ts'

/** Opened from the mail by somebody who did not ask for it. Looking changes nothing. */
export const disownPage = (t: Texts, token: string): Page => ({
  title: t('sign-in.disown.title'),
  lead: t('sign-in.disown.lead'),
  noIndex: true,
  body: html`<form method="post" action="${url(t.path(`/account/recovery/not-me/${token}`))}">
    ${button(t('sign-in.disown.submit'), { kind: 'action' })}
  </form>`,
})

export const disownedPage = (t: Texts, contact: string): Page => ({
  title: t('sign-in.disowned.title'),
  lead: t('sign-in.disowned.lead'),
  noIndex: true,
  body: html`<p>
    ${t.html('sign-in.disowned.again', { contact, link: (inner) => link(inner, `mailto:${contact}`) })}
  </p>`,
})
