import { dayOf } from '../../../../platform/i18n/dates.ts'
import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkButton,
  notice,
  url,
} from '../../../../platform/ui/index.ts'
import type { Page } from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { AddressChange } from '../types.ts'

/** Opened from the new address: what happens when it is confirmed. Looking changes nothing. */
export const confirmPage = (
  t: Texts,
  it: {
    readonly token: string
    readonly shown: string
    readonly isContact: boolean
    readonly userName: string
    readonly refusal?: Refusal | undefined
  },
): Page => ({
  title: t('accounts.addresses.confirm.title'),
  lead: t.html('accounts.addresses.confirm.lead', { address: html`<strong>${bdi(it.shown)}</strong>` }),
  section: 'account',
  noIndex: true,
  body: html`
    ${it.refusal && notice('bad', t(it.refusal.refused, it.refusal.values))}
    ${ledgers(
      ledger(
        t('accounts.addresses.confirm.what'),
        lines([
          { first: t('accounts.field.user-name'), says: bdi(it.userName) },
          {
            first: t('accounts.addresses.confirm.then'),
            says: t(`accounts.addresses.confirm.${it.isContact ? 'contact' : 'sign-in'}`),
          },
        ]),
      ),
    )}
    <form method="post" action="${url(t.path(`/account/addresses/confirmation/${it.token}`))}">
      ${actions(
        button(t('accounts.addresses.confirm.submit'), { kind: 'main' }),
        link(t('accounts.addresses.confirm.not'), t.path('/account/addresses')),
      )}
    </form>
  `,
})

/** Opened from the old address: what was changed, and what taking it back does. Looking changes nothing. */
export const undoPage = (
  t: Texts,
  it: {
    readonly token: string
    readonly what: AddressChange
    readonly about: string
    readonly userName: string
    readonly at: Date
    readonly until: Date
    readonly zone: string
  },
): Page => ({
  title: t('accounts.addresses.undo.title'),
  lead: t('accounts.addresses.undo.lead'),
  noIndex: true,
  body: html`
    ${ledgers(
      ledger(
        t('accounts.addresses.undo.what'),
        lines([
          { first: t('accounts.field.user-name'), says: bdi(it.userName) },
          { first: t(`accounts.letter.address-changed.${it.what}.address`), says: bdi(it.about) },
          { first: t('accounts.addresses.undo.changed'), says: dayOf(t, it.at, it.zone) },
          { first: t('accounts.letter.address-changed.until'), says: dayOf(t, it.until, it.zone) },
        ]),
      ),
      ledger(
        t('accounts.addresses.undo.then'),
        html`<ul>
          ${['addresses', 'sessions', 'links', 'password'].map(
            (one) => html`<li>${t(`accounts.addresses.undo.then.${one}`)}</li>`,
          )}
        </ul>`,
      ),
    )}
    <form method="post" action="${url(t.path(`/account/addresses/restoration/${it.token}`))}">
      ${actions(button(t('accounts.addresses.undo.submit'), { kind: 'main' }))}
    </form>
  `,
})

export const undonePage = (t: Texts, it: { readonly contact: string }): Page => ({
  title: t('accounts.addresses.undone.title'),
  lead: t.html('accounts.addresses.undone.lead', { address: html`<strong>${bdi(it.contact)}</strong>` }),
  noIndex: true,
  body: html`<p>${t('accounts.addresses.undone.password')}</p>
    ${actions(
      linkButton(t('accounts.addresses.undone.recover'), t.path('/account/recovery'), 'action'),
      linkButton(t('accounts.addresses.undone.sign-in'), t.path('/sign-in'), 'second'),
    )}`,
})
