import { zonePlace } from '../../../platform/i18n/dates.ts'
import { languageName } from '../../../platform/i18n/names.ts'
import { sizeOf, type Texts } from '../../../platform/i18n/index.ts'
import { bdi, html, link } from '../../../platform/ui/index.ts'
import type { Html, Line } from '../../../platform/ui/index.ts'
import { consentKinds } from '../types.ts'
import { change } from './account-links.ts'
import type { AccountView } from './account-view.ts'

/** What people come for most, each with its way: password, mailbox, forwarding, language, and the way back in. */
export function editLines(t: Texts, { mailbox, person }: AccountView): readonly Line[] {
  const way = (key: string, path: string): Html => link(t(`accounts.page.edit.${key}.to`), t.path(path))
  return [
    { first: t('accounts.page.edit.password'), end: way('password', '/account/password') },
    ...(mailbox
      ? [
          {
            first: t('accounts.page.edit.mailbox'),
            says: t('accounts.page.edit.mailbox.used', {
              used: sizeOf(t, mailbox.used, 'down'),
              quota: sizeOf(t, mailbox.quota),
            }),
            end: way('mailbox', '/mail/room'),
          },
          {
            first: t('accounts.page.edit.forwarding'),
            says: t('accounts.page.edit.forwarding.says'),
            end: way('forwarding', '/mail/settings/forwarding'),
          },
        ]
      : []),
    {
      first: t('accounts.field.language'),
      says: html`<span lang="${person.language}">${languageName(t, person.language).own}</span>`,
      end: way('language', '/account/preferences'),
    },
    {
      first: t('accounts.page.edit.cannot'),
      says: t('accounts.page.edit.cannot.says'),
      end: way('cannot', '/account/recovery'),
    },
  ]
}

/** By what I sign in: my user name and my addresses. */
export function signInLines(t: Texts, { identifiers, hasChosenName }: AccountView): readonly Line[] {
  const name = identifiers.find(({ kind }) => kind === 'username')
  const addresses = identifiers.filter(({ kind }) => kind === 'email')
  const userName = t('accounts.field.user-name')
  return [
    {
      first: userName,
      says: name && bdi(name.shown),
      end: hasChosenName ? undefined : change(t, 'user-name', userName),
    },
    {
      first: t('accounts.page.addresses'),
      says: html`${addresses.map(
        ({ shown, isContact }, place) =>
          html`${place > 0 && html`<br />`}${bdi(shown)}${
            isContact &&
            addresses.length > 1 &&
            html` <span class="small">${t('accounts.page.contact')}</span>`
          }`,
      )}`,
      end: change(t, 'addresses', t('accounts.page.addresses')),
    },
  ]
}

/** On how many devices I am signed in. */
export const sessionsLine = (t: Texts, { sessions }: AccountView): Line => ({
  first: t('accounts.page.sessions'),
  says: t('accounts.page.sessions.count', { count: Math.max(1, sessions.length) }),
  end: link(
    html`${t('accounts.page.look')}<span class="unseen"> ${t('accounts.page.sessions')}</span>`,
    t.path('/account/sessions'),
  ),
})

/** In which language and on which clock the body writes to me, and what it wrote. */
export function messagesLines(t: Texts, { person }: AccountView): readonly Line[] {
  const { own } = languageName(t, person.language)
  return [
    {
      first: t('accounts.field.language'),
      says: html`<span lang="${person.language}">${own}</span>`,
      end: change(t, 'preferences', t('accounts.page.preferences')),
    },
    {
      first: t('accounts.field.time-zone'),
      says: person.timeZone ? zonePlace(t, person.timeZone) : t('accounts.field.time-zone.none'),
    },
    {
      first: t('accounts.page.sent'),
      says: t('accounts.page.sent.words'),
      end: link(
        html`${t('accounts.page.look')}<span class="unseen"> ${t('accounts.page.sent')}</span>`,
        t.path('/messages'),
      ),
    },
  ]
}

/** What I agree to at this moment. */
export const agreedLines = (t: Texts, { consents }: AccountView): readonly Line[] =>
  consentKinds.map((kind) => ({
    first: t(`accounts.consent.${kind}`),
    says: t(
      consents.find((one) => one.kind === kind)?.withdrawnAt === null
        ? 'accounts.page.agreed'
        : 'accounts.page.not-agreed',
    ),
  }))
