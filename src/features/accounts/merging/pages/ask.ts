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
  notice,
  problemOf,
  url,
} from '../../../../platform/ui/index.ts'
import type { Html, Page } from '../../../../platform/ui/index.ts'
import type { Problem } from '../../../../values/problem.ts'

export type AskMergeView = {
  readonly userName: string
  readonly typed: string
  readonly problems: readonly Problem[]
  readonly days: number
}

const formId = 'merging'

/** Names the other account, which becomes part of this one. */
export const askMergePage = (t: Texts, view: AskMergeView): Page => ({
  title: t('accounts.merging.title'),
  lead: t.html('accounts.merging.lead', { name: html`<strong>${bdi(view.userName)}</strong>` }),
  section: 'account',
  margin: link(t('accounts.page.back'), t.path('/account')),
  problems: view.problems,
  form: formId,
  noIndex: true,
  body: html`<form method="post" action="${url(t.path('/account/merging'))}" id="${formId}" novalidate>
      ${field(t, {
        name: 'name',
        label: t('accounts.merging.name'),
        hint: t('accounts.merging.name.hint'),
        value: view.typed,
        autocomplete: 'off',
        spellcheck: false,
        dir: 'ltr',
        required: true,
        maxlength: 254,
        problem: problemOf(view.problems, 'name'),
      })}
      ${actions(button(t('accounts.merging.submit'), { kind: 'main' }))}
    </form>
    ${ledgers(...mergingWords(t, view.days))}`,
})

/** What becomes part of the account that stays, what ends, and that it can be taken apart. */
export const mergingWords = (t: Texts, days: number): readonly Html[] => [
  ledger(t('accounts.merging.moves'), list(t, 'moves', ['names', 'registrations', 'organisations'])),
  ledger(t('accounts.merging.ends'), list(t, 'ends', ['password', 'sessions', 'double'])),
  ledger(t('accounts.merging.apart'), html`<p>${t('accounts.merging.apart.words', { days })}</p>`),
]

const list = (t: Texts, part: string, names: readonly string[]): Html =>
  html`<ul>
    ${names.map((name) => html`<li>${t(`accounts.merging.${part}.${name}`)}</li>`)}
  </ul>`

/** The same for everybody: whether there is such an account is told by mail, to its owner. */
export const mergeAskedPage = (
  t: Texts,
  it: { readonly contact: string; readonly hours: number; readonly outbox?: string | undefined },
): Page => ({
  title: t('accounts.merging.asked.title'),
  lead: t('accounts.merging.asked.lead'),
  section: 'account',
  margin: link(t('accounts.page.back'), t.path('/account')),
  noIndex: true,
  body: html`
    ${it.outbox && notice('info', t.html('accounts.mail.demo', { link: (inner) => link(inner, it.outbox as string) }))}
    ${ledgers(
      ledger(t('accounts.mail.next'), html`<p>${t('accounts.merging.asked.words', { hours: it.hours })}</p>`),
      ledger(
        t('accounts.mail.nothing'),
        html`<p>
          ${t.html('accounts.merging.asked.nothing', {
            contact: it.contact,
            link: (inner) => link(inner, `mailto:${it.contact}`),
            again: (inner) => link(inner, t.path('/account/merging')),
          })}
        </p>`,
      ),
    )}
  `,
})
