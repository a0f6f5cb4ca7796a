import type { Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  field,
  html,
  ledger,
  ledgers,
  link,
  notice,
  problemOf,
  url,
} from '../../../platform/ui/index.ts'
import type { Page } from '../../../platform/ui/index.ts'
import type { Problem } from '../../../values/problem.ts'
import { newPasswordForm } from './new-password.ts'

const formId = 'recovery'

/** Asks for a user name or an address, nothing else. */
export const recoveryPage = (
  t: Texts,
  it: { readonly name: string; readonly problems: readonly Problem[] },
): Page => ({
  title: t('sign-in.recovery.title'),
  lead: t('sign-in.recovery.lead'),
  margin: link(t('sign-in.recovery.back'), t.path('/sign-in')),
  problems: it.problems,
  form: formId,
  noIndex: true,
  body: html`<form method="post" action="${url(t.path('/account/recovery'))}" id="${formId}" novalidate>
    ${field(t, {
      name: 'name',
      label: t('sign-in.field.name'),
      hint: t('sign-in.recovery.hint'),
      value: it.name,
      autocomplete: 'username',
      dir: 'ltr',
      spellcheck: false,
      maxlength: 254,
      problem: problemOf(it.problems, 'name'),
    })}
    ${actions(button(t('sign-in.recovery.submit'), { kind: 'main' }))}
  </form>`,
})

/** The same whatever was typed: if it is known, a mail is on its way. */
export const recoveryAskedPage = (
  t: Texts,
  it: {
    readonly sender: string
    readonly contact: string
    readonly minutes: number
    readonly outbox?: string | undefined
  },
): Page => ({
  title: t('sign-in.recovery.asked.title'),
  lead: t('sign-in.recovery.asked.lead', { minutes: it.minutes }),
  noIndex: true,
  body: html`${it.outbox && notice('info', t.html('sign-in.recovery.demo', { link: (inner) => link(inner, t.path(it.outbox as string)) }))}
    ${ledgers(
      ledger(
        t('sign-in.recovery.nothing'),
        html`<p>${t.html('sign-in.recovery.nothing.words', { sender: bdi(it.sender) })}</p>
          <p>
            ${t.html('sign-in.recovery.contact', {
              contact: it.contact,
              link: (inner) => link(inner, `mailto:${it.contact}`),
            })}
          </p>`,
      ),
    )}
    <p>${link(t('sign-in.recovery.back'), t.path('/sign-in'))}</p>`,
})

/** Opened from the mail: asks for the new password. Looking changes nothing. */
export const resetPage = (
  t: Texts,
  it: { readonly token: string; readonly name: string; readonly problems: readonly Problem[] },
): Page => ({
  title: t('sign-in.reset.title'),
  lead: t('sign-in.reset.lead'),
  problems: it.problems,
  losesTyped: true,
  form: 'reset',
  noIndex: true,
  body: newPasswordForm(t, {
    path: `/account/recovery/${it.token}`,
    id: 'reset',
    name: it.name,
    submit: t('sign-in.reset.submit'),
    problems: it.problems,
  }),
})
