import { dayOf, inWords } from '../../../platform/i18n/dates.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  button,
  field,
  html,
  ledger,
  ledgers,
  lines,
  link,
  muted,
  problemOf,
  url,
  userText,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import type { AppPassword } from './store.ts'

export type AppPasswordsView = {
  readonly all: readonly AppPassword[]
  /** Just made; it is never shown again. */
  readonly shown?: string | undefined
  readonly userName: string
  readonly address: string
  readonly hasFactor: boolean
  readonly zone: string
  readonly now: Date
  readonly typed?: Typed
  readonly problems?: readonly Problem[]
}

export const appPasswordsPath = '/account/security/mail-passwords'

/** The passwords I gave to my mail programs: making one, and ending one. */
export const appPasswordsPage = (t: Texts, view: AppPasswordsView): Page => ({
  title: t('mailbox.app-passwords.title'),
  lead: t(view.hasFactor ? 'mailbox.app-passwords.lead-two' : 'mailbox.app-passwords.lead-one'),
  section: 'account',
  margin: link(t('mailbox.app-passwords.back'), t.path('/account/security')),
  problems: view.problems,
  form: 'app-password',
  noIndex: true,
  body: ledgers(
    view.shown !== undefined && ledger(t('mailbox.app-passwords.made'), madePart(t, view, view.shown)),
    ledger(t('mailbox.app-passwords.mine'), listPart(t, view)),
    ledger(t('mailbox.app-passwords.new'), newPart(t, view)),
  ),
})

const madePart = (t: Texts, { userName, address }: AppPasswordsView, shown: string): Html =>
  html`<p><code dir="ltr">${shown}</code></p>
    <p>${t('mailbox.app-passwords.once', { name: userName, address })}</p>`

function listPart(t: Texts, { all, zone, now }: AppPasswordsView): Html {
  if (all.length === 0) return muted(t('mailbox.app-passwords.none'))
  return lines(
    all.map((one) => ({
      first: userText(one.name),
      says: one.usedAt
        ? t('mailbox.app-passwords.used', {
            day: dayOf(t, one.createdAt, zone),
            ago: inWords(t, now, one.usedAt),
          })
        : t('mailbox.app-passwords.unused', { day: dayOf(t, one.createdAt, zone) }),
      end: html`<form method="post" action="${url(t.path(`${appPasswordsPath}/${one.id}/end`))}">
        ${button(html`${t('mailbox.app-passwords.end')}<span class="unseen"> ${one.name}</span>`, { kind: 'second' })}
      </form>`,
    })),
  )
}

const newPart = (t: Texts, { typed, problems = [] }: AppPasswordsView): Html =>
  html`<form method="post" action="${url(t.path(appPasswordsPath))}" id="app-password" novalidate>
    ${field(t, {
      name: 'name',
      label: t('mailbox.app-passwords.name'),
      hint: t('mailbox.app-passwords.name.hint'),
      maxlength: 80,
      value: typeof typed?.['name'] === 'string' ? typed['name'] : '',
      problem: problemOf(problems, 'name'),
    })}
    ${actions(button(t('mailbox.app-passwords.make')))}
  </form>`
