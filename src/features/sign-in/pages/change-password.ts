import type { Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  button,
  html,
  ledger,
  ledgers,
  link,
  passwordField,
  problemOf,
  url,
} from '../../../platform/ui/index.ts'
import type { Page } from '../../../platform/ui/index.ts'
import type { Problem } from '../../../values/problem.ts'

const formId = 'change'

/** Another password for whoever is signed in: the present one first. */
export const changePasswordPage = (
  t: Texts,
  it: { readonly name: string; readonly min: number; readonly problems: readonly Problem[] },
): Page => ({
  title: t('sign-in.change.title'),
  lead: t('sign-in.change.lead'),
  section: 'account',
  margin: link(t('sign-in.change.back'), t.path('/account')),
  problems: it.problems,
  losesTyped: true,
  form: formId,
  noIndex: true,
  body: html`<form method="post" action="${url(t.path('/account/password'))}" id="${formId}" novalidate>
      <input type="hidden" name="username" value="${it.name}" autocomplete="username" />
      ${passwordField(t, {
        name: 'current-password',
        label: t('sign-in.field.current-password'),
        autocomplete: 'current-password',
        required: true,
        problem: problemOf(it.problems, 'current-password'),
      })}
      ${passwordField(t, {
        name: 'password',
        label: t('sign-in.field.new-password'),
        hint: t('sign-in.field.new-password.hint', { min: it.min }),
        autocomplete: 'new-password',
        required: true,
        problem: problemOf(it.problems, 'password'),
      })}
      ${actions(button(t('sign-in.change.submit'), { kind: 'main' }))}
    </form>
    ${ledgers(
      ledger(
        t('sign-in.lost'),
        html`<p>
          ${t.html('sign-in.change.lost', { link: (inner) => link(inner, t.path('/account/recovery')) })}
        </p>`,
      ),
    )}`,
})
