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
  linkList,
  notice,
  problemOf,
  select,
  url,
} from '../../../platform/ui/index.ts'
import type { Page } from '../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { recoveryKinds } from '../recovery/rules.ts'
import { newPasswordForm } from './new-password.ts'

const formId = 'recovery'

/** One field for whatever is remembered, and what it is for those who want to say so. */
export const recoveryPage = (
  t: Texts,
  it: { readonly typed: Typed; readonly problems: readonly Problem[] },
): Page => ({
  title: t('sign-in.recovery.title'),
  lead: t('sign-in.recovery.lead'),
  margin: linkList(
    link(t('sign-in.recovery.back'), t.path('/sign-in')),
    link(t('sign-in.help.link'), t.path('/sign-in/help')),
  ),
  problems: it.problems,
  form: formId,
  noIndex: true,
  body: html`<form method="post" action="${url(t.path('/account/recovery'))}" id="${formId}" novalidate>
    ${field(t, {
      name: 'name',
      label: t('sign-in.recovery.field'),
      hint: t('sign-in.recovery.hint'),
      value: said(it.typed, 'name'),
      autocomplete: 'username',
      spellcheck: false,
      maxlength: 254,
      problem: problemOf(it.problems, 'name'),
    })}
    ${select(t, {
      name: 'kind',
      label: t('sign-in.recovery.kind'),
      optional: true,
      value: said(it.typed, 'kind'),
      options: ['', ...recoveryKinds].map((kind) => ({
        value: kind,
        label: t(`sign-in.recovery.kind.${kind || 'any'}`),
      })),
      problem: problemOf(it.problems, 'kind'),
    })}
    ${actions(button(t('sign-in.recovery.submit'), { kind: 'main' }))}
  </form>`,
})

const said = (typed: Typed, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

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
          ${t.html('sign-in.recovery.nothing.name', {
            link: (inner) => link(inner, t.path('/account/recovery')),
          })}
        </p>
        <p>${t('sign-in.recovery.nothing.often')}</p>
        <p>
          ${t.html('sign-in.recovery.contact', {
            contact: it.contact,
            link: (inner) => link(inner, `mailto:${it.contact}`),
          })}
        </p>`,
    ),
  )}
  ${linkList(
    link(t('sign-in.help.link'), t.path('/sign-in/help')),
    link(t('sign-in.recovery.back'), t.path('/sign-in')),
  )}`,
})

/** Opened from the mail: asks for the new password. Looking changes nothing. */
export const resetPage = (
  t: Texts,
  it: {
    readonly token: string
    readonly name: string
    readonly min: number
    readonly problems: readonly Problem[]
  },
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
    min: it.min,
    problems: it.problems,
  }),
})
