import type { Texts } from '../../../platform/i18n/index.ts'
import { actions, button, html, passwordField, problemOf, url } from '../../../platform/ui/index.ts'
import type { Html } from '../../../platform/ui/index.ts'
import type { Problem } from '../../../values/problem.ts'
import { shortestPassword } from '../rules.ts'

/**
 * One field for a new password, with its one rule. The name beside it is for password managers, which keep both
 * together.
 */
export const newPasswordForm = (
  t: Texts,
  it: {
    readonly path: string
    readonly id: string
    readonly name: string
    readonly submit: string
    readonly problems: readonly Problem[]
    /** Fewer characters are enough beside a second factor. */
    readonly min?: number
  },
): Html =>
  html`<form method="post" action="${url(t.path(it.path))}" id="${it.id}" novalidate>
    <input type="hidden" name="username" value="${it.name}" autocomplete="username" />
    ${passwordField(t, {
      name: 'password',
      label: t('sign-in.field.new-password'),
      hint: t('sign-in.field.new-password.hint', { min: it.min ?? shortestPassword }),
      autocomplete: 'new-password',
      required: true,
      problem: problemOf(it.problems, 'password'),
    })}
    ${actions(button(it.submit, { kind: 'main' }))}
  </form>`
