import { dayOf, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  html,
  ledger,
  ledgers,
  link,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { Forwarding } from '../../../mailbox/index.ts'

export type AnswerView = {
  readonly it: Forwarding
  readonly address: string
  readonly token: string
  readonly zone: string
}

/** At the target: may mail come here? Looking changes nothing. */
export const answerPage = (t: Texts, { it, address, token, zone }: AnswerView): Page => ({
  title: t('mailbox.forwarding.asked.subject'),
  lead: t('mailbox.forwarding.asked.lead'),
  noIndex: true,
  body: html`${ledgers(
    ledger(t('mailbox.forwarding.from'), bdi(address)),
    ledger(t('mailbox.forwarding.to'), bdi(it.target)),
    ledger(t('mailbox.forwarding.until'), dayOf(t, it.expiresAt, zone)),
  )}
  ${form(t, token, 'yes', 'main')} ${form(t, token, 'no', 'second')}`,
})

const form = (t: Texts, token: string, answer: 'yes' | 'no', kind: 'main' | 'second'): Html =>
  html`<form method="post" action="${t.path(`/mail/forwarding/${token}`)}">
    <input type="hidden" name="answer" value="${answer}" />
    ${actions(button(t(`webmail.forwarding.answer.${answer}`), { kind }))}
  </form>`

export const answeredPage = (
  t: Texts,
  { target, isYes }: { readonly target: string; readonly isYes: boolean },
): Page => ({
  title: t(`webmail.forwarding.answered.${isYes ? 'yes' : 'no'}`),
  lead: t.html(`webmail.forwarding.answered.${isYes ? 'yes' : 'no'}.lead`, { target: bdi(target) }),
  noIndex: true,
  body: html`<p>${link(t('webmail.forwarding.answered.on'), t.path('/'))}</p>`,
})

export const linkOverPage = (t: Texts, no: Refusal): Page => ({
  title: t('webmail.forwarding.link'),
  lead: t(no.refused),
  noIndex: true,
  body: html`<p>${link(t('webmail.forwarding.answered.on'), t.path('/'))}</p>`,
})
