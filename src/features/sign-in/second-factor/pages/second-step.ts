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
  small,
  url,
  userText,
  withMargin,
} from '../../../../platform/ui/index.ts'
import type { Html, Page } from '../../../../platform/ui/index.ts'
import type { Problem } from '../../../../values/problem.ts'
import { passkeyForm } from './passkey-form.ts'

export type StepView = {
  readonly hasPasskeys: boolean
  readonly hasCodes: boolean
  readonly hasRecoveryCodes: boolean
  readonly problems: readonly Problem[]
  /** What the way back leads to, such as the title of a meeting. */
  readonly where?: string | undefined
  readonly host: string
  readonly contact: string
}

const formId = 'second-step'

/** After the password: a code of the app or a passkey, whichever there is, and the ways of those who have neither here. */
export const secondStepPage = (t: Texts, view: StepView): Page => ({
  title: t('sign-in.step.title'),
  lead: leadOf(t, view),
  problems: view.problems,
  losesTyped: true,
  ...(view.hasCodes && { form: formId }),
  ...(view.hasPasskeys && { modules: ['passkey'] }),
  noIndex: true,
  body: html`${withMargin(small(t.html('sign-in.host', { host: bdi(view.host) })), ways(t, view))}
  ${ledgers(ledger(t('sign-in.step.lost'), lost(t, view)), again(t))}`,
})

const leadOf = (t: Texts, { where }: Pick<StepView, 'where'>): Html =>
  html`${t('sign-in.step.lead')}
  ${where && t.html('sign-in.go-on', { where: html`<strong>${userText(where)}</strong>` })}`

const ways = (t: Texts, view: StepView): Html =>
  html`${view.hasCodes && codeForm(t, view)}
  ${
    view.hasPasskeys &&
    passkeyForm(t, {
      id: 'passkey',
      path: '/sign-in/passkey',
      optionsPath: '/sign-in/passkey/options',
      ceremony: 'get',
      offer: actions(button(t('sign-in.step.passkey'), { kind: view.hasCodes ? 'second' : 'main' })),
      lacking: t('sign-in.step.passkey-lacking'),
    })
  }`

const codeForm = (t: Texts, view: StepView): Html =>
  html`<form method="post" action="${url(t.path('/sign-in/second-step'))}" id="${formId}" novalidate>
    ${field(t, {
      name: 'code',
      label: t('sign-in.step.code'),
      hint: t('sign-in.step.code.hint'),
      inputmode: 'numeric',
      autocomplete: 'one-time-code',
      dir: 'ltr',
      width: 'short',
      maxlength: 20,
      spellcheck: false,
      problem: problemOf(view.problems, 'code'),
    })}
    ${actions(button(t('sign-in.submit'), { kind: 'main' }))}
  </form>`

const lost = (t: Texts, view: Pick<StepView, 'hasRecoveryCodes' | 'contact'>): Html =>
  html`${
    view.hasRecoveryCodes &&
    html`<p>${link(t('sign-in.step.recovery.link'), t.path('/sign-in/second-step/recovery-code'))}</p>`
  }
  ${small(t.html('sign-in.step.contact', { contact: bdi(view.contact) }))}`

const again = (t: Texts): Html =>
  ledger(t('sign-in.step.not-you'), html`<p>${link(t('sign-in.step.again'), t.path('/sign-in'))}</p>`)

/** A word from the paper that was printed for this day. */
export const recoveryCodePage = (
  t: Texts,
  view: Pick<StepView, 'problems' | 'where' | 'host' | 'contact'>,
): Page => ({
  title: t('sign-in.step.recovery.title'),
  lead: leadOf(t, view),
  margin: link(t('sign-in.step.back'), t.path('/sign-in/second-step')),
  problems: view.problems,
  losesTyped: true,
  form: formId,
  noIndex: true,
  body: html`<form
      method="post"
      action="${url(t.path('/sign-in/second-step/recovery-code'))}"
      id="${formId}"
      novalidate
    >
      ${field(t, {
        name: 'code',
        label: t('sign-in.step.recovery.field'),
        hint: t('sign-in.step.recovery.hint'),
        autocomplete: 'off',
        dir: 'ltr',
        width: 'half',
        maxlength: 60,
        spellcheck: false,
        problem: problemOf(view.problems, 'code'),
      })}
      ${actions(button(t('sign-in.submit'), { kind: 'main' }))}
    </form>
    ${ledgers(ledger(t('sign-in.step.lost'), lost(t, { ...view, hasRecoveryCodes: false })), again(t))}`,
})
