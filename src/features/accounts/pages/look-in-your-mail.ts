import type { Texts } from '../../../platform/i18n/index.ts'
import type { Problem } from '../../../values/problem.ts'
import type { Refusal } from '../../../values/refusal.ts'
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
import type { Html, Page } from '../../../platform/ui/index.ts'
import type { OrganisationWords } from './organisation-words.ts'

export type LookInYourMailView = {
  readonly email: string
  readonly sender: string
  readonly contact: string
  readonly hours: number
  readonly organisation: OrganisationWords
  /** The corrected address as it was typed, when something is wrong with it. */
  readonly typed?: string
  readonly problems: readonly Problem[]
  readonly refusal?: Refusal | undefined
  /** In a demo nothing is sent: mails are read here. */
  readonly outbox?: string | undefined
}

const formId = 'address'

/** What to do now. The same for every address, known or not: it is the mail that says which. */
export const lookInYourMailPage = (t: Texts, view: LookInYourMailView): Page => ({
  title: t('accounts.mail.title'),
  lead: t.html('accounts.mail.lead', { address: html`<strong>${bdi(view.email)}</strong>` }),
  problems: view.problems,
  form: formId,
  noIndex: true,
  body: html`
    ${view.refusal && notice('bad', t(view.refusal.refused, view.refusal.values))}
    ${view.outbox && notice('info', t.html('accounts.mail.demo', { link: (inner) => link(inner, view.outbox as string) }))}
    ${ledgers(
      ledger(t('accounts.mail.next'), html`<p>${t('accounts.mail.next.words', { hours: view.hours })}</p>`),
      ledger(t('accounts.mail.organisation'), organisation(t, view.organisation)),
      ledger(t('accounts.mail.nothing'), nothing(t, view)),
      ledger(t('accounts.mail.wrong'), correction(t, view)),
    )}
  `,
})

const organisation = (t: Texts, words: OrganisationWords): Html =>
  html`${words.map(({ code, values }) => html`<p>${t.html(code, values)}</p>`)}`

const nothing = (t: Texts, view: LookInYourMailView): Html =>
  html`<p>${t.html('accounts.mail.nothing.words', { sender: view.sender })}</p>
    <form method="post" action="${url(t.path('/account/new/mail/again'))}">
      ${actions(button(t('accounts.mail.again'), { kind: 'second' }))}
    </form>
    <p>
      ${t.html('accounts.mail.contact', {
        contact: view.contact,
        link: (inner) => link(inner, `mailto:${view.contact}`),
      })}
    </p>`

const correction = (t: Texts, view: LookInYourMailView): Html =>
  html`<form method="post" action="${url(t.path('/account/new/mail'))}" id="${formId}" novalidate>
    ${field(t, {
      name: 'email',
      label: t('accounts.field.email'),
      type: 'email',
      inputmode: 'email',
      autocomplete: 'email',
      value: view.typed ?? view.email,
      maxlength: 254,
      problem: problemOf(view.problems, 'email'),
    })}
    ${actions(button(t('accounts.mail.correct'), { kind: 'second' }))}
  </form>`
