import type { Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  field,
  fieldset,
  html,
  ledger,
  ledgers,
  link,
  passwordField,
  problemOf,
  small,
  url,
  userText,
  withMargin,
} from '../../../platform/ui/index.ts'
import type { Html, Page } from '../../../platform/ui/index.ts'
import type { Problem } from '../../../values/problem.ts'
import { passkeyForm } from '../second-factor/pages/passkey-form.ts'

export type SignInView = {
  readonly name: string
  readonly problems: readonly Problem[]
  /** What the way back leads to, such as the title of a meeting. */
  readonly where?: string | undefined
  /** Our own host, named so that a copy of this page elsewhere looks wrong. */
  readonly host: string
  /** Passkeys need a name in our address. */
  readonly offersPasskeys: boolean
}

const formId = 'sign-in'

/** By user name or e-mail and password, or by a passkey where the browser has them; then the other ways, and the way of those who have no account yet. */
export const signInPage = (t: Texts, view: SignInView): Page => ({
  title: t('sign-in.title'),
  lead: view.where && t.html('sign-in.go-on', { where: html`<strong>${userText(view.where)}</strong>` }),
  problems: view.problems,
  losesTyped: true,
  form: formId,
  ...(view.offersPasskeys && { modules: ['passkey'] }),
  noIndex: true,
  body: html`${withMargin(
    small(t.html('sign-in.host', { host: bdi(view.host) })),
    html`${form(t, view)}${view.offersPasskeys && byPasskey(t)}`,
  )}
  ${ledgers(
    ledger(
      t('sign-in.lost'),
      html`<p>${link(t('sign-in.lost.link'), t.path('/account/recovery'))}</p>
        ${small(t('sign-in.lost.words'))}
        <p>${link(t('sign-in.help.link'), t.path('/sign-in/help'))}</p>`,
    ),
    ledger(
      t('sign-in.new'),
      html`<p>${link(t('sign-in.new.link'), t.path('/account/new'))}</p>
        ${small(t('sign-in.new.words'))}
        <p>${link(t('sign-in.help.new.code'), t.path('/account/activation'))}</p>`,
    ),
  )}`,
})

const form = (t: Texts, view: SignInView): Html =>
  html`<form method="post" action="${url(t.path('/sign-in'))}" id="${formId}" novalidate>
    ${fieldset(
      t('sign-in.with-password'),
      html`${field(t, {
        name: 'name',
        label: t('sign-in.field.name'),
        value: view.name,
        autocomplete: view.offersPasskeys ? 'username webauthn' : 'username',
        dir: 'ltr',
        spellcheck: false,
        maxlength: 254,
        problem: problemOf(view.problems, 'name'),
      })}
      ${passwordField(t, {
        name: 'password',
        label: t('sign-in.field.password'),
        autocomplete: 'current-password',
        problem: problemOf(view.problems, 'password'),
      })}
      ${actions(button(t('sign-in.submit'), { kind: 'main' }))}`,
    )}
  </form>`

/** Nothing is offered where there is no script or no passkey can be used. */
const byPasskey = (t: Texts): Html =>
  passkeyForm(t, {
    id: 'passkey',
    path: '/sign-in/passkey',
    optionsPath: '/sign-in/passkey/options',
    ceremony: 'get',
    offer: actions(button(t('sign-in.with-passkey'), { kind: 'second' })),
  })
