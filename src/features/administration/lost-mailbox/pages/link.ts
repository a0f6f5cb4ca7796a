import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  html,
  link,
  linkButton,
  said,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'

export type MailboxLink = {
  /** What pressing the button does. */
  readonly what: 'stop' | 'prove'
  readonly token: string
  readonly address: string
  readonly due: string
}

const paths = { stop: '/account/mailbox-change', prove: '/account/mailbox-proof' } as const

/** Opened from a mail: what it is about, and one button. Opening it changes nothing. */
export const mailboxLinkPage = (t: Texts, { what, token, address, due }: MailboxLink): Page => ({
  title: t(`administration.mailbox.${what}.title`),
  lead: t(`administration.mailbox.${what}.lead`),
  noIndex: true,
  body: html`${said(bdi(address), t('administration.mailbox.due', { due }))}
    <form method="post" action="${t.path(`${paths[what]}/${token}`)}">
      ${actions(button(t(`administration.mailbox.${what}.submit`), { kind: 'main' }))}
    </form>`,
})

export const mailboxDonePage = (t: Texts, what: MailboxLink['what'], due: string): Page => ({
  title: t(`administration.mailbox.${what}.done`),
  lead: t(`administration.mailbox.${what}.done.lead`, { due }),
  noIndex: true,
  body: actions(linkButton(t('administration.mailbox.help'), t.path('/sign-in/help'), 'second')),
})

/** The link works no more, or never did. */
export const mailboxOverPage = (t: Texts, why: Refusal): Page => ({
  title: t('administration.mailbox.over'),
  lead: t(why.refused, why.values),
  noIndex: true,
  body: html`<p>${link(t('administration.mailbox.help'), t.path('/sign-in/help'))}</p>`,
})
