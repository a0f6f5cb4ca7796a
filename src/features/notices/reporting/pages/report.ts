import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  field,
  fileField,
  html,
  link,
  linkButton,
  problemOf,
  textArea,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { longestWords, one } from '../parse.ts'

export type ReportView = {
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly isSignedIn: boolean
}

/** Everything about a message one does not trust; nothing of it must be known exactly. */
export function reportPage(t: Texts, { typed, problems, isSignedIn }: ReportView): Page {
  const of = (name: string) => {
    const problem = problemOf(problems, name)
    return { name, value: one(typed, name), ...(problem && { problem }) }
  }
  const file = problemOf(problems, 'file')
  return {
    title: t('notices.report.title'),
    lead: t('notices.report.lead'),
    section: 'notices',
    margin: link(t('notices.back'), t.path('/notices')),
    problems,
    form: 'report',
    body: html`<form
      id="report"
      method="post"
      action="${t.path('/notices/report')}"
      enctype="multipart/form-data"
      novalidate
    >
      ${textArea(t, { ...of('words'), label: t('notices.report.words'), hint: t('notices.report.words.hint'), maxlength: longestWords, rows: 5, optional: true })}
      ${field(t, { ...of('from'), label: t('notices.report.from'), maxlength: 320, dir: 'auto', spellcheck: false, width: 'half', optional: true })}
      ${textArea(t, { ...of('source'), label: t('notices.report.source'), hint: t('notices.check.source.hint'), rows: 6, optional: true })}
      ${fileField(t, { name: 'file', label: t('notices.report.file'), accept: '.eml,message/rfc822,text/plain', optional: true, ...(file && { problem: file }) })}
      ${!isSignedIn && address(t, of('email'))} ${trap(t)}
      ${actions(button(t('notices.report.send'), { kind: 'main' }))}
    </form>`,
  }
}

const address = (t: Texts, it: { readonly name: string; readonly value: string }): Html =>
  field(t, {
    ...it,
    label: t('notices.report.email'),
    hint: t('notices.report.email.hint'),
    type: 'email',
    autocomplete: 'email',
    maxlength: 254,
    width: 'half',
    optional: true,
  })

/** Programs that fill in everything fill this in; people never see it. */
const trap = (t: Texts): Html =>
  html`<div class="unseen" aria-hidden="true">
    <label for="field-website">${t('notices.report.trap')}</label>
    <input id="field-website" name="website" type="text" tabindex="-1" autocomplete="off" />
  </div>`

/** Thanks, and under which number it is looked after. */
export const reportedPage = (t: Texts, number: string | undefined): Page => ({
  title: t('notices.reported.title'),
  lead: t('notices.reported.lead'),
  section: 'notices',
  noIndex: true,
  body: html`${number && html`<p>${t.html('notices.reported.number', { number: bdi(number) })}</p>`}
    <ul>
      ${[1, 2, 3].map((advice) => html`<li>${t(`notices.reported.advice.${advice}`)}</li>`)}
    </ul>
    ${actions(linkButton(t('notices.back'), t.path('/notices'), 'second'))}`,
})
