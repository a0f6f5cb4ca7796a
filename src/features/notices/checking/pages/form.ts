import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  field,
  fieldset,
  fileField,
  html,
  ledger,
  ledgers,
  link,
  linkList,
  problemOf,
  textArea,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { sourceIn } from '../parse.ts'

export type CheckView = { readonly typed: Typed; readonly problems: readonly Problem[] }

/** The code under a mail, or the whole mail. */
export function checkPage(t: Texts, { typed, problems }: CheckView): Page {
  const of = (name: string) => {
    const problem = problemOf(problems, name)
    return { name, ...(problem && { problem }) }
  }
  return {
    title: t('notices.check.title'),
    lead: t('notices.check.lead'),
    section: 'notices',
    margin: link(t('notices.back'), t.path('/notices')),
    problems,
    form: 'check',
    body: html`<form
        id="check"
        method="post"
        action="${t.path('/notices/check')}"
        enctype="multipart/form-data"
        novalidate
      >
        ${fieldset(
          t('notices.check.by-code'),
          field(t, {
            ...of('code'),
            label: t('notices.check.code'),
            hint: t('notices.check.code.hint'),
            value: [typed['code'] ?? ''].flat()[0] ?? '',
            maxlength: 300,
            dir: 'ltr',
            spellcheck: false,
            autocomplete: 'off',
            width: 'half',
          }),
        )}
        ${fieldset(
          t('notices.check.by-message'),
          html`${textArea(t, {
            ...of('source'),
            label: t('notices.check.source'),
            hint: t('notices.check.source.hint'),
            value: sourceIn(typed),
            rows: 8,
          })}
          ${fileField(t, {
            ...of('file'),
            label: t('notices.check.file'),
            hint: t('notices.check.file.hint'),
            accept: '.eml,message/rfc822,text/plain',
          })}`,
        )}
        ${actions(button(t('notices.check.send'), { kind: 'main' }))}
      </form>
      ${ledgers(
        ledger(
          t('notices.check.signs'),
          html`<ul>
              ${[1, 2, 3].map((sign) => html`<li>${t(`notices.check.sign.${sign}`)}</li>`)}
            </ul>
            ${linkList(link(t('notices.report.title'), t.path('/notices/report')))}`,
        ),
      )}`,
  }
}
