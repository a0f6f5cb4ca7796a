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
  withMargin,
} from '../../../../platform/ui/index.ts'
import type { Page } from '../../../../platform/ui/index.ts'
import type { Problem } from '../../../../values/problem.ts'

const formId = 'code'

export type CodeView = {
  /** What a code looks like, without being one. */
  readonly example: string
  readonly host: string
  readonly typed: string
  readonly problems: readonly Problem[]
}

/** The only place where a welcome code is typed; then the ways of those who have none, or one that is over. */
export const codePage = (t: Texts, it: CodeView): Page => ({
  title: t('sign-in.welcome.title'),
  lead: t('sign-in.welcome.lead'),
  problems: it.problems,
  form: formId,
  noIndex: true,
  body: html`${withMargin(
    small(t.html('sign-in.welcome.host', { host: bdi(it.host) })),
    html`<form method="post" action="${url(t.path('/account/activation'))}" id="${formId}" novalidate>
      ${field(t, {
        name: 'code',
        label: t('sign-in.welcome.field'),
        hint: t.html('sign-in.welcome.hint', { example: bdi(it.example.replaceAll('-', '\u2011')) }),
        value: it.typed,
        autocomplete: 'one-time-code',
        dir: 'ltr',
        spellcheck: false,
        maxlength: 200,
        required: true,
        problem: problemOf(it.problems, 'code'),
      })}
      ${actions(button(t('sign-in.welcome.submit'), { kind: 'main' }))}
    </form>`,
  )}
  ${ledgers(
    ledger(
      t('sign-in.welcome.none'),
      html`<p>${link(t('sign-in.welcome.none.link'), t.path('/account/new/mail'))}</p>
        ${small(t('sign-in.welcome.none.words'))}`,
    ),
    ledger(
      t('sign-in.welcome.over'),
      html`<p>${link(t('sign-in.welcome.over.link'), t.path('/account/recovery'))}</p>
        ${small(t('sign-in.welcome.over.words'))}`,
    ),
  )}`,
})
