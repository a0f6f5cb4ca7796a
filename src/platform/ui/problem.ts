import type { Problem } from '../../values/problem.ts'
import type { Texts } from '../i18n/index.ts'
import { html, type Child } from './html.ts'
import { icon } from './icon.ts'

/** The first problem of a field, or nothing. */
export const problemOf = (problems: readonly Problem[] | undefined, name: string): Problem | undefined =>
  problems?.find((one) => one.field === name)

export const problemText = (t: Texts, problem: Problem): string => t(problem.code, problem.values)

/** Where the error summary leads: the control itself, or the first one of a group. */
export const fieldId = (name: string): string => `field-${name}`

/** The line between hint and field that says what is wrong. */
export const problemLine = (t: Texts, name: string, problem: Problem | undefined): Child =>
  problem &&
  html`<p class="problem" id="problem-${name}">
    ${icon('problem')}<span>${t('ui.field.problem', { problem: problemText(t, problem) })}</span>
  </p>`

export const hintLine = (name: string, hint: Child): Child =>
  hint ? html`<p class="hint" id="hint-${name}">${hint}</p>` : undefined

/** Names the hint and the problem of a control for those who listen. */
export function describedBy(name: string, hint: Child, problem: Problem | undefined): string | undefined {
  const ids = [hint ? `hint-${name}` : '', problem ? `problem-${name}` : ''].filter(Boolean)
  return ids.length ? ids.join(' ') : undefined
}

/** Says in words whether an answer is optional or required. */
export function need(t: Texts, options: { optional?: boolean; required?: boolean }): Child {
  if (options.optional) return html` <span class="need">${t('ui.field.optional')}</span>`
  if (options.required) return html` <span class="need">${t('ui.field.required')}</span>`
  return undefined
}
