import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  answers,
  bdi,
  button,
  html,
  link,
  notice,
  small,
  type AnswerRow,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { AccountId } from '../../../../values/ids.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { maskedAddress } from '../../accounts/rules.ts'
import { moment } from '../../words.ts'
import type { SentMail } from '../types.ts'
import { mailPill, occasionWords, type MailShown } from './words.ts'

export type MailView = MailShown & {
  readonly accountId: AccountId
  readonly mail: SentMail
  /** Why it cannot be sent again; undefined: it can. */
  readonly no: Refusal | undefined
}

/** One mail: what became of it, and sending it again. What is in it is for its reader alone. */
export const mailPage = (t: Texts, view: MailView, refused?: Refusal): Page => ({
  title: occasionWords(t, view.mail),
  over: t('administration.mail.over'),
  section: 'administration',
  noIndex: true,
  margin: link(t('administration.mails.back'), t.path(view.path)),
  body: html`${refused && notice('bad', t(refused.refused, refused.values))}
  ${answers(t, [{ rows: facts(t, view) }])}
  ${
    view.no
      ? !refused && notice('info', t(view.no.refused, view.no.values))
      : html`<form method="post" action="${t.path(`${view.path}/${view.mail.id}/repetition`)}">
          ${actions(button(t('administration.mail.repeat'), { kind: 'main' }))}
          ${small(t('administration.mail.repeat.words'))}
        </form>`
  }`,
})

function troubleWords(t: Texts, kind: string): string {
  const key = `administration.mail.trouble.${kind}`
  return t.has(key) ? t(key) : kind
}

function facts(t: Texts, { mail, zone, now, isOpen }: MailView): AnswerRow[] {
  return [
    {
      label: t('administration.mail.state'),
      value: mailPill(t, mail),
      ...(mail.trouble && { note: troubleWords(t, mail.trouble) }),
    },
    { label: t('administration.mail.to'), value: bdi(isOpen ? mail.to : maskedAddress(mail.to)) },
    { label: t('administration.mail.asked'), value: moment(t, mail.at, zone, now) },
    {
      label: t('administration.mail.sent'),
      value: mail.sentAt ? moment(t, mail.sentAt, zone, now) : t('administration.mail.not-sent'),
      note: t('administration.mail.tries', { count: mail.tries }),
    },
    { label: t('administration.mail.id'), value: bdi(mail.id) },
  ]
}
