import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  html,
  ledger,
  ledgers,
  small,
  url,
  userText,
} from '../../../../platform/ui/index.ts'
import type { Html, Page } from '../../../../platform/ui/index.ts'
import type { Problem } from '../../../../values/problem.ts'
import { newPasswordForm } from '../../pages/new-password.ts'
import { passkeyForm } from '../../second-factor/pages/passkey-form.ts'

export type ChooseView = {
  readonly name: string
  readonly userName: string
  readonly minutes: number
  readonly most: number
  readonly problems: readonly Problem[]
  /** A passkey instead, where one can be made. */
  readonly offersPasskey: boolean
}

/** The code was right: whose account it is, and what to sign in with from now on. Leaving is a button, since it counts. */
export const choosePage = (t: Texts, it: ChooseView): Page => ({
  title: t('sign-in.activation.title'),
  lead: t('sign-in.welcome.choose.lead', { minutes: it.minutes }),
  problems: it.problems,
  losesTyped: true,
  form: 'activation',
  noIndex: true,
  ...(it.offersPasskey ? { modules: ['passkey'] as const } : {}),
  body: html`${ledgers(
    ledger(t('sign-in.activation.who'), html`<p>${userText(it.name)}<br />${bdi(it.userName)}</p>`),
    it.offersPasskey && ledger(t('sign-in.welcome.choose.passkey'), firstPasskey(t)),
    ledger(
      t('sign-in.activation.password'),
      newPasswordForm(t, {
        path: '/account/activation/password',
        id: 'activation',
        name: it.userName,
        submit: t('sign-in.activation.submit'),
        problems: it.problems,
      }),
    ),
    ledger(
      t('sign-in.welcome.leave'),
      html`<form method="post" action="${url(t.path('/account/activation/leaving'))}">
          ${button(t('sign-in.welcome.leave.submit'), { kind: 'second' })}
        </form>
        ${small(t('sign-in.welcome.leave.words', { most: it.most }))}`,
    ),
  )}`,
})

const firstPasskey = (t: Texts): Html =>
  passkeyForm(t, {
    id: 'first-passkey',
    path: '/account/activation/passkey',
    optionsPath: '/account/activation/passkey/options',
    ceremony: 'create',
    offer: html`<p>${t('sign-in.welcome.choose.passkey.words')}</p>
      ${actions(button(t('sign-in.welcome.choose.passkey.submit'), { kind: 'second' }))}`,
    lacking: t('sign-in.welcome.choose.passkey.lacking'),
  })
