import type { Texts } from '../../../../platform/i18n/index.ts'
import { dayOf, inWords } from '../../../../platform/i18n/dates.ts'
import {
  actions,
  button,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkButton,
  notice,
  small,
  url,
  userText,
} from '../../../../platform/ui/index.ts'
import type { Html, Page } from '../../../../platform/ui/index.ts'
import type { Passkey } from '../passkeys/types.ts'
import { fewRecoveryCodes } from '../rules.ts'

/** What somebody's role asks of them. `advised`: nothing, and we recommend it; `demo`: nothing, since this is a demo. */
export type Requirement = 'missing' | 'met' | 'advised' | 'demo'

export type SecurityView = {
  readonly requirement: Requirement
  readonly passkeys: readonly Passkey[]
  /** Passkeys need a name in our address. */
  readonly mayHavePasskeys: boolean
  readonly app: { readonly confirmedAt: Date; readonly usedAt: Date | null } | undefined
  readonly recoveryCodes: number
  readonly hasFactor: boolean
  /** What a room above adds. */
  readonly besides?: { readonly title: string; readonly body: Html } | undefined
  readonly zone: string
  readonly now: Date
}

/** How I sign in: what my role asks of me, and everything I prove myself with. */
export const securityPage = (t: Texts, view: SecurityView): Page => ({
  title: t('sign-in.security.title'),
  lead: t(view.hasFactor ? 'sign-in.security.lead-two' : 'sign-in.security.lead-one'),
  section: 'account',
  margin: link(t('sign-in.change.back'), t.path('/account')),
  noIndex: true,
  body: html`${view.requirement === 'demo' && notice('info', t('sign-in.security.role.demo'))}
  ${ledgers(
    view.requirement !== 'demo' &&
      ledger(t('sign-in.security.role'), html`<p>${t(`sign-in.security.role.${view.requirement}`)}</p>`),
    ledger(t('sign-in.security.passkeys'), passkeysPart(t, view)),
    ledger(t('sign-in.security.codes'), codesPart(t, view)),
    (view.hasFactor || view.recoveryCodes > 0) &&
      ledger(t('sign-in.security.recovery'), recoveryPart(t, view)),
    ledger(
      t('sign-in.security.password'),
      html`<p>${link(t('sign-in.security.password.change'), t.path('/account/password'))}</p>`,
    ),
    view.besides && ledger(view.besides.title, view.besides.body),
  )}`,
})

function passkeysPart(t: Texts, view: SecurityView): Html {
  if (!view.mayHavePasskeys) return html`<p>${t('sign-in.security.passkeys.no-name')}</p>`
  const kind = view.requirement === 'missing' ? 'main' : view.hasFactor ? 'second' : 'action'
  return html`<p>${t('sign-in.security.passkeys.words')}</p>
    ${
      view.passkeys.length > 0 &&
      lines(
        view.passkeys.map((one) => ({
          first: link(userText(one.name), t.path(`/account/security/passkeys/${one.id}`)),
          says: usedWords(t, view, one.createdAt, one.usedAt),
        })),
      )
    }
    ${actions(linkButton(t('sign-in.passkey.add'), t.path('/account/security/passkeys/new'), kind))}`
}

const usedWords = (t: Texts, { zone, now }: SecurityView, since: Date, used: Date | null): string =>
  used
    ? t('sign-in.security.used', { day: dayOf(t, since, zone), ago: inWords(t, now, used) })
    : t('sign-in.security.unused', { day: dayOf(t, since, zone) })

const codesPart = (t: Texts, view: SecurityView): Html =>
  view.app
    ? html`<p>${usedWords(t, view, view.app.confirmedAt, view.app.usedAt)}</p>
        <p>${link(t('sign-in.security.codes.change'), t.path('/account/security/codes'))}</p>`
    : html`<p>${t('sign-in.security.codes.words')}</p>
        <form method="post" action="${url(t.path('/account/security/codes'))}">
          ${actions(button(t('sign-in.security.codes.begin'), { kind: 'second' }))}
        </form>`

const recoveryPart = (t: Texts, { recoveryCodes }: SecurityView): Html =>
  html`<p>${t('sign-in.security.recovery.left', { left: recoveryCodes })}</p>
    ${recoveryCodes <= fewRecoveryCodes && small(t('sign-in.security.recovery.few'))}
    <p>${link(t('sign-in.security.recovery.change'), t.path('/account/security/recovery-codes'))}</p>`
