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
  url,
} from '../../../../platform/ui/index.ts'
import type { Html, Page } from '../../../../platform/ui/index.ts'
import type { Problem } from '../../../../values/problem.ts'
import { longestUserName, shortestUserName } from '../rules.ts'

export type UserNameView = {
  readonly userName: string
  /** It was chosen already, and stays. */
  readonly isChosen: boolean
  readonly typed: string
  readonly problems: readonly Problem[]
  readonly contact: string
}

const formId = 'user-name'

/** The user name I have, and once the way to choose another. */
export const userNamePage = (t: Texts, view: UserNameView): Page => ({
  title: t('accounts.user-name.title'),
  lead: t.html('accounts.user-name.lead', { name: html`<strong>${bdi(view.userName)}</strong>` }),
  section: 'account',
  margin: link(t('accounts.page.back'), t.path('/account')),
  problems: view.problems,
  form: formId,
  noIndex: true,
  body: view.isChosen ? chosen(t, view) : form(t, view),
})

const form = (t: Texts, view: UserNameView): Html =>
  html`<form method="post" action="${url(t.path('/account/user-name'))}" id="${formId}" novalidate>
      ${field(t, {
        name: 'user-name',
        label: t('accounts.user-name.field'),
        hint: t('accounts.user-name.hint', { min: shortestUserName, max: longestUserName }),
        value: view.typed,
        autocomplete: 'off',
        spellcheck: false,
        dir: 'ltr',
        width: 'half',
        required: true,
        maxlength: longestUserName,
        problem: problemOf(view.problems, 'user-name'),
      })}
      ${actions(button(t('accounts.user-name.submit'), { kind: 'main' }))}
    </form>
    ${ledgers(
      ledger(
        t('accounts.user-name.know'),
        html`<ul>
          ${['once', 'old', 'sign-in', 'mail'].map((one) => html`<li>${t(`accounts.user-name.know.${one}`)}</li>`)}
        </ul>`,
      ),
    )}`

const chosen = (t: Texts, { contact }: UserNameView): Html =>
  html`<p>
    ${t.html('accounts.user-name.chosen', { contact, link: (inner) => link(inner, `mailto:${contact}`) })}
  </p>`
