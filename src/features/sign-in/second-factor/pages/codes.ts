import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  field,
  html,
  ledger,
  ledgers,
  link,
  problemOf,
  qrCode,
  small,
  url,
} from '../../../../platform/ui/index.ts'
import type { Html, Page } from '../../../../platform/ui/index.ts'
import type { Problem } from '../../../../values/problem.ts'
import { inGroups } from '../one-time-codes/rules.ts'

const back = (t: Texts): Html => link(t('sign-in.security.back'), t.path('/account/security'))

/** The secret as a picture and as letters, and a field for the first code. */
export const newCodesPage = (
  t: Texts,
  it: { readonly secret: string; readonly uri: string; readonly problems: readonly Problem[] },
): Page => ({
  title: t('sign-in.codes.new.title'),
  lead: t('sign-in.codes.new.lead'),
  section: 'account',
  margin: back(t),
  problems: it.problems,
  losesTyped: true,
  form: 'codes',
  noIndex: true,
  body: html`<form
    method="post"
    action="${url(t.path('/account/security/codes/confirmation'))}"
    id="codes"
    novalidate
  >
    ${ledgers(
      ledger(
        t('sign-in.codes.new.scan'),
        html`${qrCode(it.uri, t('sign-in.codes.new.picture'))} ${small(t('sign-in.codes.new.by-hand'))}
          <p><span dir="ltr">${inGroups(it.secret).join(' ')}</span></p>`,
      ),
      ledger(
        t('sign-in.codes.new.confirm'),
        html`${field(t, {
          name: 'code',
          label: t('sign-in.step.code'),
          hint: t('sign-in.step.code.hint'),
          inputmode: 'numeric',
          autocomplete: 'one-time-code',
          dir: 'ltr',
          width: 'short',
          maxlength: 20,
          spellcheck: false,
          problem: problemOf(it.problems, 'code'),
        })}
        ${actions(button(t('sign-in.codes.new.submit'), { kind: 'main' }))}`,
      ),
    )}
  </form>`,
})

/** The app there is: another one in its place, or away with it. */
export const codesPage = (t: Texts, it: { readonly mustStay: boolean }): Page => ({
  title: t('sign-in.codes.title'),
  lead: t('sign-in.codes.lead'),
  section: 'account',
  margin: back(t),
  noIndex: true,
  body: html`${ledgers(
    ledger(
      t('sign-in.codes.replace.label'),
      html`<p>${t('sign-in.codes.replace.words')}</p>
        <form method="post" action="${url(t.path('/account/security/codes'))}">
          ${actions(button(t('sign-in.codes.replace'), { kind: 'second' }))}
        </form>`,
    ),
    ledger(
      t('sign-in.codes.remove.label'),
      it.mustStay
        ? html`<p>${t('sign-in.last-factor')}</p>`
        : html`<p>${t('sign-in.codes.remove.words')}</p>
            <form method="post" action="${url(t.path('/account/security/codes/removal'))}">
              ${actions(button(t('sign-in.codes.remove'), { kind: 'second' }))}
            </form>`,
    ),
  )}`,
})

/** The codes that were just made, for paper; afterwards only how many are left. */
export const recoveryCodesPage = (
  t: Texts,
  it: { readonly codes: readonly string[] | undefined; readonly left: number; readonly goesOn: boolean },
): Page => ({
  title: t('sign-in.recovery-codes.title'),
  lead: it.codes
    ? html`${t('sign-in.recovery-codes.lead')} ${t('sign-in.recovery-codes.once')}`
    : t('sign-in.security.recovery.left', { left: it.left }),
  section: 'account',
  margin: back(t),
  noIndex: true,
  body: it.codes ? justMade(t, it.codes, it.goesOn) : renewal(t),
})

const justMade = (t: Texts, codes: readonly string[], goesOn: boolean): Html =>
  html`<ol class="codes">
      ${codes.map((code) => html`<li>${bdi(code)}</li>`)}
    </ol>
    <form method="post" action="${url(t.path('/account/security/recovery-codes/kept'))}">
      ${actions(
        button(t(goesOn ? 'sign-in.recovery-codes.go-on' : 'sign-in.recovery-codes.kept'), { kind: 'main' }),
      )}
    </form>`

const renewal = (t: Texts): Html =>
  html`<p>${t('sign-in.recovery-codes.words')}</p>
    <form method="post" action="${url(t.path('/account/security/recovery-codes'))}">
      ${actions(button(t('sign-in.recovery-codes.renew'), { kind: 'second' }))}
    </form>`
