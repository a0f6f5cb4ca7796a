import type { Texts } from '../../../platform/i18n/index.ts'
import { languageName } from '../../../platform/i18n/index.ts'
import {
  actions,
  answers,
  bdi,
  button,
  checkbox,
  fileField,
  fourAnswers,
  html,
  ledger,
  ledgers,
  link,
  muted,
  notice,
  problemOf,
  select,
  status,
  textArea,
  url,
  userText,
  type Child,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Id } from '../../../values/ids.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { momentIn } from '../../accounts/index.ts'
import { desks, type Enquiry, type EnquiryMessage, type MessagePage } from '../types.ts'
import { aboutLink, earlierLink, newestLink, messageBody, statePill, type AboutWords } from './words.ts'

export type DeskThreadView = MessagePage & {
  readonly it: Enquiry
  readonly about: AboutWords | undefined
  readonly writer: { readonly name: string; readonly address: string | undefined }
  /** Names of the staff who wrote in it or have it. */
  readonly staff: ReadonlyMap<Id, string>
  readonly isMine: boolean
  readonly standard: readonly { readonly id: Id; readonly title: string }[]
  readonly timeZone: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly no?: Refusal | undefined
}

const formId = 'answer'
const said = (typed: Typed, name: string): string => String(typed[name] ?? '')

/** A thread as its desk sees it: who asks, everything that was written, the answer, and what else can be done. */
export function deskThreadPage(t: Texts, view: DeskThreadView): Page {
  const { it } = view
  return {
    title: it.subject,
    over: html`${bdi(it.number)} ${statePill(t, it.state, 'desk')}`,
    section: 'desk',
    noIndex: true,
    form: formId,
    problems: view.problems,
    margin: link(t('enquiries.desk.title'), t.path('/desk/enquiries')),
    body: html`${view.no && notice('bad', t(view.no.refused, view.no.values))}
    ${fourAnswers(t, {
      who: whoHasIt(t, view),
      since: momentIn(t, it.stateSince, view.timeZone),
      next: t(`enquiries.desk.next.${it.state}`),
      can: t(`enquiries.desk.can.${it.state}`),
    })}
    ${answers(t, [{ rows: facts(t, view) }])} ${thread(t, view)} ${view.isNewest && answering(t, view)}
    ${ledgers(...others(t, view))}`,
  }
}

const thread = (t: Texts, view: DeskThreadView): Html => {
  const here = `/desk/enquiries/${view.it.number}`
  const written = view.messages.map((one) => message(t, view, one))
  return html`${ledgers(earlierLink(t, view, here), ...written)} ${newestLink(t, view, here)}`
}

const whoHasIt = (t: Texts, { it, staff, isMine }: DeskThreadView): string => {
  if (isMine) return t('enquiries.assigned.me')
  return (it.assignedTo && staff.get(it.assignedTo)) || t(`enquiries.desk.${it.desk}`)
}

const facts = (t: Texts, { it, writer, about }: DeskThreadView) => [
  {
    label: t('enquiries.writer'),
    value: html`${writer.name ? userText(writer.name) : t('enquiries.writer.unnamed')}
    ${writer.address ? bdi(writer.address) : t('enquiries.writer.no-address')}`,
    note: t(it.personId ? 'enquiries.writer.signed-in' : 'enquiries.writer.stranger'),
  },
  { label: t('enquiries.language'), value: languageName(t, it.language).here },
  ...(about ? [{ label: t('enquiries.about'), value: aboutLink(t, about) }] : []),
  ...(it.source === 'form'
    ? []
    : [{ label: t('enquiries.source'), value: t(`enquiries.source.${it.source}`) }]),
]

const message = (t: Texts, { it, staff, timeZone }: DeskThreadView, one: EnquiryMessage): Html =>
  ledger(
    html`${one.byAccount ? (staff.get(one.byAccount) ?? t(`enquiries.by.${one.kind}`)) : t('enquiries.by.theirs-desk')}<br />${muted(momentIn(t, one.at, timeZone))}
      ${one.kind === 'note' && status('draft', t('enquiries.by.note'))}`,
    html`${one.fromAddress && html`<p class="small">${t.html('enquiries.by-mail', { address: userText(one.fromAddress) })}</p>`}
    ${messageBody(t, one, `/desk/enquiries/${it.number}/files`)}`,
  )

const at = (t: Texts, { it }: DeskThreadView, what: string): string =>
  t.path(`/desk/enquiries/${it.number}/${what}`)

function answering(t: Texts, view: DeskThreadView): Html {
  const { it, typed, problems, writer } = view
  if (!writer.address) return notice('info', t('enquiries.answer.nobody'))
  return html`<h2>${t('enquiries.answer.title')}</h2>
    ${view.standard.length > 0 && choosing(t, view)}
    <form
      id="${formId}"
      method="post"
      action="${url(at(t, view, 'answers'))}"
      enctype="multipart/form-data"
      novalidate
    >
      <input type="hidden" name="revision" value="${it.revision}" />
      ${textArea(t, {
        name: 'words',
        label: t('enquiries.answer.words'),
        hint: t('enquiries.answer.words.hint', { language: languageName(t, it.language).here }),
        value: said(typed, 'words'),
        rows: 8,
        problem: problemOf(problems, 'words'),
      })}
      ${fileField(t, {
        name: 'file',
        label: t('enquiries.field.file'),
        hint: t('enquiries.field.file.hint'),
        optional: true,
        problem: problemOf(problems, 'file'),
      })}
      ${checkbox(t, {
        name: 'asks',
        label: t('enquiries.answer.asks'),
        hint: t('enquiries.answer.asks.hint'),
        checked: said(typed, 'asks') !== '',
      })}
      ${actions(button(t('enquiries.answer.send'), { kind: 'main' }))}
    </form>`
}

const choosing = (t: Texts, { it, standard }: DeskThreadView): Html =>
  html`<form method="get" action="${t.path(`/desk/enquiries/${it.number}`)}">
    ${select(t, {
      name: 'reply',
      label: t('enquiries.answer.standard'),
      value: '',
      options: [
        { value: '', label: t('enquiries.answer.standard.none') },
        ...standard.map(({ id, title }) => ({ value: id, label: title })),
      ],
    })}
    ${actions(button(t('enquiries.answer.standard.take'), { kind: 'second' }))}
  </form>`

const others = (t: Texts, view: DeskThreadView): readonly Child[] => [
  ledger(t('enquiries.note.title'), noting(t, view)),
  ledger(
    t('enquiries.assigned.title'),
    html`<form method="post" action="${url(at(t, view, view.isMine ? 'release' : 'assignment'))}">
      ${actions(button(t(view.isMine ? 'enquiries.assigned.release' : 'enquiries.assigned.take'), { kind: 'second' }))}
    </form>`,
  ),
  ledger(t('enquiries.hand-over.title'), handing(t, view)),
  view.it.state !== 'closed' &&
    ledger(
      t('enquiries.close.title'),
      html`<form method="post" action="${url(at(t, view, 'closing'))}">
        <p>${t('enquiries.close.words')}</p>
        ${actions(button(t('enquiries.close.act'), { kind: 'second' }))}
      </form>`,
    ),
]

const noting = (t: Texts, view: DeskThreadView): Html =>
  html`<form method="post" action="${url(at(t, view, 'notes'))}" novalidate>
    ${textArea(t, {
      name: 'note',
      label: t('enquiries.note.words'),
      hint: t('enquiries.note.hint'),
      value: said(view.typed, 'note'),
      problem: problemOf(view.problems, 'note'),
    })}
    ${actions(button(t('enquiries.note.act'), { kind: 'second' }))}
  </form>`

const handing = (t: Texts, view: DeskThreadView): Html =>
  html`<form method="post" action="${url(at(t, view, 'desk'))}" novalidate>
    ${select(t, {
      name: 'desk',
      label: t('enquiries.desk.name'),
      value: view.it.desk,
      options: desks.map((desk) => ({ value: desk, label: t(`enquiries.desk.${desk}`) })),
      problem: problemOf(view.problems, 'desk'),
    })}
    ${actions(button(t('enquiries.hand-over.act'), { kind: 'second' }))}
  </form>`
