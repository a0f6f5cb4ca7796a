import type { Texts } from '../../../../platform/i18n/index.ts'
import { dayOf } from '../../../../platform/i18n/dates.ts'
import {
  actions,
  button,
  field,
  html,
  ledger,
  ledgers,
  link,
  problemOf,
  url,
} from '../../../../platform/ui/index.ts'
import type { Html, Page } from '../../../../platform/ui/index.ts'
import type { Problem } from '../../../../values/problem.ts'
import type { Passkey } from '../passkeys/types.ts'
import { passkeyForm } from './passkey-form.ts'

const back = (t: Texts): Html => link(t('sign-in.security.back'), t.path('/account/security'))

const nameField = (t: Texts, name: string, problems: readonly Problem[]): Html =>
  field(t, {
    name: 'name',
    label: t('sign-in.passkey.name'),
    hint: t('sign-in.passkey.name.hint'),
    value: name,
    autocomplete: 'off',
    maxlength: 60,
    width: 'half',
    required: true,
    problem: problemOf(problems, 'name'),
  })

/** A name for the new passkey; then the browser makes it. */
export const newPasskeyPage = (
  t: Texts,
  it: { readonly name: string; readonly problems: readonly Problem[] },
): Page => ({
  title: t('sign-in.passkey.new.title'),
  lead: t('sign-in.passkey.new.lead'),
  section: 'account',
  margin: back(t),
  problems: it.problems,
  modules: ['passkey'],
  form: 'new-passkey',
  noIndex: true,
  body: passkeyForm(t, {
    id: 'new-passkey',
    path: '/account/security/passkeys',
    optionsPath: '/account/security/passkeys/options',
    ceremony: 'create',
    offer: html`${nameField(t, it.name, it.problems)}
    ${actions(button(t('sign-in.passkey.new.submit'), { kind: 'main' }))}`,
    lacking: t.html('sign-in.passkey.lacking', { link: (inner) => link(inner, t.path('/account/security')) }),
  }),
})

/** One passkey: another name, or away with it. */
export const passkeyPage = (
  t: Texts,
  it: {
    readonly passkey: Passkey
    readonly name: string
    readonly problems: readonly Problem[]
    /** It is the last factor of somebody whose role needs one. */
    readonly mustStay: boolean
    readonly zone: string
  },
): Page => ({
  title: t('sign-in.passkey.one.title'),
  lead: t(it.passkey.mayBeCopied ? 'sign-in.passkey.one.copied' : 'sign-in.passkey.one.single', {
    day: dayOf(t, it.passkey.createdAt, it.zone),
  }),
  section: 'account',
  margin: back(t),
  problems: it.problems,
  form: 'passkey-name',
  noIndex: true,
  body: html`<form
      method="post"
      action="${url(t.path(`/account/security/passkeys/${it.passkey.id}/name`))}"
      id="passkey-name"
      novalidate
    >
      ${nameField(t, it.name, it.problems)} ${actions(button(t('sign-in.passkey.rename'), { kind: 'main' }))}
    </form>
    ${ledgers(ledger(t('sign-in.passkey.remove.label'), removal(t, it)))}`,
})

const removal = (t: Texts, it: { readonly passkey: Passkey; readonly mustStay: boolean }): Html =>
  it.mustStay
    ? html`<p>${t('sign-in.last-factor')}</p>`
    : html`<p>${t('sign-in.passkey.remove.words')}</p>
        <form method="post" action="${url(t.path(`/account/security/passkeys/${it.passkey.id}/removal`))}">
          ${actions(button(t('sign-in.passkey.remove'), { kind: 'second' }))}
        </form>`
