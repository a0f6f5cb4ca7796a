import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  bdi,
  button,
  html,
  ledger,
  ledgers,
  link,
  linkList,
  small,
  url,
} from '../../../../platform/ui/index.ts'
import type { Page } from '../../../../platform/ui/index.ts'

/** Opened from the mail about a device that its owner does not know. Looking changes nothing. */
export const lockPage = (t: Texts, it: { readonly token: string; readonly userName: string }): Page => ({
  title: t('sign-in.lock.title'),
  lead: t('sign-in.lock.lead'),
  noIndex: true,
  body: html`${ledgers(
    ledger(t('sign-in.lock.account'), html`<p>${bdi(it.userName)}</p>`),
    ledger(
      t('sign-in.lock.now'),
      html`<form method="post" action="${url(t.path(`/account/lock/${it.token}`))}">
          ${button(t('sign-in.lock.submit'), { kind: 'main' })}
        </form>
        ${small(t('sign-in.lock.kept'))}`,
    ),
    ledger(t('sign-in.lock.was-me'), html`<p>${t('sign-in.lock.was-me.words')}</p>`),
  )}`,
})

export const lockedPage = (t: Texts, contact: string): Page => ({
  title: t('sign-in.locked.title'),
  lead: t('sign-in.locked.lead'),
  noIndex: true,
  body: html`<p>
      ${t.html('sign-in.locked.words', { contact, link: (inner) => link(inner, `mailto:${contact}`) })}
    </p>
    ${linkList(link(t('sign-in.help.link'), t.path('/sign-in/help')))}`,
})
