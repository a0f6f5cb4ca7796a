import { momentIn } from '../../accounts/index.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  fileField,
  fourAnswers,
  html,
  ledger,
  ledgers,
  link,
  muted,
  notice,
  problemOf,
  textArea,
  url,
  userText,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { Enquiry, EnquiryMessage, MessagePage } from '../types.ts'
import { aboutLink, earlierLink, newestLink, messageBody, statePill, type AboutWords } from './words.ts'

export type ThreadView = MessagePage & {
  readonly it: Enquiry
  readonly about: AboutWords | undefined
  /** Where this thread is for whoever reads it, without the language. */
  readonly at: string
  /** Signed in, they have a list of their threads. */
  readonly hasList: boolean
  readonly timeZone: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly no?: Refusal | undefined
}

const formId = 'reply'

/** A thread as whoever asked sees it: where it stands, what was written, and writing again. */
export function threadPage(t: Texts, view: ThreadView): Page {
  const { it, at } = view
  return {
    title: it.subject,
    over: html`${bdi(it.number)} ${statePill(t, it.state)}`,
    section: 'enquiries',
    noIndex: true,
    form: formId,
    problems: view.problems,
    ...(view.hasList && { margin: link(t('enquiries.mine.title'), t.path('/enquiries')) }),
    body: html`${view.no && notice('bad', t(view.no.refused, view.no.values))}
    ${fourAnswers(t, {
      who: t(`enquiries.who.${it.state}`, { desk: t(`enquiries.desk.${it.desk}`) }),
      since: momentIn(t, it.stateSince, view.timeZone),
      next: t(`enquiries.next.${it.state}`),
      can: t(`enquiries.can.${it.state}`),
    })}
    ${ledgers(
      view.about && ledger(t('enquiries.about'), aboutLink(t, view.about)),
      earlierLink(t, view, at),
      view.messages.map((one) => message(t, view, one)),
    )}
    ${newestLink(t, view, at)} ${view.isNewest && writing(t, view)}
    ${it.state !== 'closed' && settling(t, at)}`,
  }
}

const message = (t: Texts, { it, at, timeZone }: ThreadView, one: EnquiryMessage): Html =>
  ledger(
    html`${one.kind === 'theirs' ? t('enquiries.by.theirs') : t(`enquiries.desk.${it.desk}`)}<br />${muted(momentIn(t, one.at, timeZone))}`,
    html`${one.fromAddress && html`<p class="small">${t.html('enquiries.by-mail', { address: userText(one.fromAddress) })}</p>`}
    ${messageBody(t, one, `${at}/files`)}`,
  )

const writing = (t: Texts, { it, at, typed, problems }: ThreadView): Html =>
  html`<h2>${t(it.state === 'closed' ? 'enquiries.reply.again' : 'enquiries.reply.title')}</h2>
    <form
      id="${formId}"
      method="post"
      action="${url(t.path(`${at}/replies`))}"
      enctype="multipart/form-data"
      novalidate
    >
      ${textArea(t, {
        name: 'words',
        label: t('enquiries.reply.words'),
        value: String(typed['words'] ?? ''),
        rows: 6,
        problem: problemOf(problems, 'words'),
      })}
      ${fileField(t, {
        name: 'file',
        label: t('enquiries.field.file'),
        hint: t('enquiries.field.file.hint'),
        optional: true,
        problem: problemOf(problems, 'file'),
      })}
      ${actions(button(t('enquiries.reply.send'), { kind: 'main' }))}
    </form>`

const settling = (t: Texts, at: string): Html =>
  html`<form method="post" action="${url(t.path(`${at}/closing`))}">
    ${actions(button(t('enquiries.settle'), { kind: 'plain' }))}
  </form>`
