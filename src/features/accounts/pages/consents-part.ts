import { dayOf } from '../../../platform/i18n/dates.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { button, html, lines, url } from '../../../platform/ui/index.ts'
import type { Child, Html } from '../../../platform/ui/index.ts'
import { mayWithdraw } from '../rules.ts'
import { consentKinds } from '../types.ts'
import type { Consent, ConsentKind } from '../types.ts'
import type { AccountView } from './account-view.ts'

/** What I agreed to, since when, in which version; and the way to take it back or to give it. */
export const consentsPart = (t: Texts, view: AccountView): Html =>
  lines(consentKinds.map((kind) => consent(t, kind, liveOf(view, kind), view.person.timeZone)))

/** Consents come newest first; the newest one of a kind says how things stand. */
const liveOf = ({ consents }: AccountView, kind: ConsentKind): Consent | undefined =>
  consents.find((one) => one.kind === kind)

function consent(t: Texts, kind: ConsentKind, it: Consent | undefined, zone: string | null) {
  const isGiven = it !== undefined && it.withdrawnAt === null
  const day = (at: Date) => dayOf(t, at, zone ?? t.seat.timeZone)
  const since = !it
    ? t('accounts.consent.never')
    : isGiven
      ? t('accounts.consent.since', { day: day(it.givenAt), version: it.textVersion })
      : t('accounts.consent.until', { day: day(it.withdrawnAt as Date) })
  return { first: t(`accounts.consent.${kind}`), says: since, end: act(t, kind, isGiven) }
}

function act(t: Texts, kind: ConsentKind, isGiven: boolean): Child {
  if (!mayWithdraw(kind)) return isGiven && t('accounts.consent.with-account')
  const path = isGiven ? `/account/consents/${kind}/withdrawal` : `/account/consents/${kind}`
  const words = t(isGiven ? 'accounts.consent.withdraw' : 'accounts.consent.give')
  return html`<form method="post" action="${url(t.path(path))}">
    ${button(words, { kind: 'plain', spoken: `${words}: ${t(`accounts.consent.${kind}`)}` })}
  </form>`
}
