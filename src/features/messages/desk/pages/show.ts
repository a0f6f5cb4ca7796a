import { languageName, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  answers,
  bdi,
  button,
  html,
  type Html,
  ledger,
  ledgers,
  link,
  notice,
  type Page,
  radios,
  small,
  userText,
} from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { frame, text } from '../../pages/show.ts'
import { occasionWords, whenWords } from '../../pages/words.ts'
import type { OutboxMail } from '../types.ts'
import { deskPill, troubleWords, untilWords } from './words.ts'

export type OutboxMailView = {
  readonly mail: OutboxMail
  /** The letter is about a meeting and lets nobody in. */
  readonly mayRead: boolean
  readonly mayResend: boolean
  /** Why it cannot be sent again; undefined: it can. */
  readonly no: Refusal | undefined
  /** Its person's address of today, where the letter may follow them and it is another. */
  readonly today: string | undefined
  readonly zone: string
  readonly now: Date
}

const here = '/desk/outbox'

/** One mail for staff: what became of it, sending it again, and the letter as it is read where that is theirs to see. */
export const outboxMailPage = (t: Texts, view: OutboxMailView, refused?: Refusal): Page => ({
  title: view.mail.subject ?? occasionWords(t, view.mail.occasion),
  over: occasionWords(t, view.mail.occasion),
  section: 'desk',
  margin: link(t('messages.desk.title'), t.path(here)),
  noIndex: true,
  body: html`${refused && notice('bad', t(refused.refused, refused.values))}
  ${ledgers(
    ledger(t('messages.desk.what-became'), html`${facts(t, view)} ${resending(t, view)}`),
    ...letter(t, view),
  )}`,
})

function facts(t: Texts, { mail, zone, now }: OutboxMailView): Html {
  const trouble = troubleWords(t, mail)
  const until = untilWords(t, mail, zone, now)
  const said = mail.why && mail.said ? mail.said.slice(mail.why.length + 2) : undefined
  return answers(t, [
    {
      rows: [
        {
          label: t('messages.desk.state'),
          value: deskPill(t, mail.state),
          ...(trouble && { note: trouble }),
        },
        ...(until ? [{ label: t('messages.desk.due'), value: until }] : []),
        {
          label: t('messages.to'),
          value: html`${mail.name && html`${userText(mail.name)} · `}${bdi(mail.to)}`,
        },
        { label: t('messages.desk.language'), value: languageName(t, mail.language).here },
        { label: t('messages.asked-at'), value: whenWords(t, mail.createdAt, zone) },
        ...(mail.sentAt ? [{ label: t('messages.sent-at'), value: whenWords(t, mail.sentAt, zone) }] : []),
        { label: t('messages.desk.tries'), value: mail.tries },
        ...(said
          ? [{ label: t('messages.desk.said'), value: html`<span lang="en" dir="ltr">${said}</span>` }]
          : []),
        { label: t('messages.desk.code'), value: bdi(mail.occasion) },
      ],
    },
  ])
}

function resending(t: Texts, { mail, mayResend, no, today }: OutboxMailView): Html | undefined {
  if (!mayResend) return undefined
  if (no) return small(t(no.refused, no.values))
  return html`<form method="post" action="${t.path(`${here}/${mail.id}/repetition`)}">
    ${
      today &&
      radios(t, {
        name: 'address',
        legend: t('messages.desk.resend.where'),
        value: 'today',
        options: [
          { value: 'today', label: bdi(today), hint: t('messages.desk.resend.today') },
          { value: 'same', label: bdi(mail.to), hint: t('messages.desk.resend.same') },
        ],
      })
    }
    ${actions(button(t('messages.desk.resend'), { kind: 'main' }))} ${small(t('messages.desk.resend.words'))}
  </form>`
}

function letter(t: Texts, { mail, mayRead }: OutboxMailView): Html[] {
  if (!mayRead) return [ledger(t('messages.designed'), html`<p>${t('messages.desk.closed')}</p>`)]
  if (mail.text === undefined)
    return [ledger(t('messages.designed'), html`<p>${t('messages.unwritten')}</p>`)]
  return [
    ...(mail.html ? [ledger(t('messages.designed'), frame(t, mail, `${here}/${mail.id}`))] : []),
    ledger(t('messages.text'), text(mail.text, mail.language)),
  ]
}
