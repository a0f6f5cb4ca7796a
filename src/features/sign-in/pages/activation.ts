import type { Texts } from '../../../platform/i18n/index.ts'
import { bdi, html, ledger, ledgers, userText } from '../../../platform/ui/index.ts'
import type { Page } from '../../../platform/ui/index.ts'
import type { Problem } from '../../../values/problem.ts'
import { newPasswordForm } from './new-password.ts'

export type ActivationView = {
  readonly token: string
  readonly name: string
  readonly email: string
  /** What the way back leads to, such as the title of a meeting. */
  readonly where?: string | undefined
  readonly problems: readonly Problem[]
}

/** Opened from the mail: shows whose account it will be and asks for a password. Looking changes nothing. */
export const activationPage = (t: Texts, view: ActivationView): Page => ({
  title: t('sign-in.activation.title'),
  lead: t('sign-in.activation.lead'),
  problems: view.problems,
  losesTyped: true,
  form: 'activation',
  noIndex: true,
  body: html`${ledgers(
    ledger(
      t('sign-in.activation.who'),
      html`<p>${userText(view.name)}<br />${bdi(view.email)}</p>
        <p class="small">${t('sign-in.activation.not-you')}</p>`,
    ),
    ledger(
      t('sign-in.activation.password'),
      newPasswordForm(t, {
        path: `/account/activation/${view.token}`,
        id: 'activation',
        name: view.email,
        submit: t('sign-in.activation.submit'),
        problems: view.problems,
      }),
    ),
    view.where
      ? ledger(
          t('sign-in.activation.next'),
          html`<p>${t.html('sign-in.go-on', { where: userText(view.where) })}</p>`,
        )
      : undefined,
  )}`,
})
