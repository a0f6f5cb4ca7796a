import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  answers,
  bdi,
  button,
  html,
  link,
  notice,
  small,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { WaitingSignUp } from '../../accounts/types.ts'
import { moment } from '../../words.ts'

export type SignUpView = { readonly it: WaitingSignUp; readonly zone: string; readonly now: Date }

/** Somebody who signed up and has not proved their address: when, and sending the mail again. */
export const signUpPage = (t: Texts, { it, zone, now }: SignUpView, no?: Refusal): Page => ({
  title: t('administration.sign-up.title'),
  lead: t('administration.sign-up.lead'),
  section: 'administration',
  noIndex: true,
  margin: link(t('administration.accounts.back'), t.path('/admin/accounts')),
  body: html`${no && notice('bad', t(no.refused, no.values))}
    ${answers(t, [
      {
        rows: [
          { label: t('accounts.field.email'), value: bdi(it.email) },
          { label: t('administration.sign-up.since'), value: moment(t, it.createdAt, zone, now) },
          { label: t('administration.sign-up.until'), value: moment(t, it.expiresAt, zone, now) },
          { label: t('administration.sign-up.mails'), value: String(it.lettersSent) },
        ],
      },
    ])}
    <form method="post" action="${t.path(`/admin/sign-ups/${it.id}/letter`)}">
      ${actions(button(t('administration.sign-up.again'), { kind: 'main' }))}
      ${small(t('administration.sign-up.again.words'))}
    </form>`,
})
