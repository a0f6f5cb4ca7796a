import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  bdi,
  link,
  said,
  status,
  type Html,
  type Line,
  type StatusKind,
} from '../../../../platform/ui/index.ts'
import { maskedAddress } from '../../accounts/rules.ts'
import { moment } from '../../words.ts'
import type { MailState, SentMail } from '../types.ts'

const kinds: Readonly<Record<MailState, StatusKind>> = {
  queued: 'pending',
  'in-flight': 'pending',
  retrying: 'pending',
  sent: 'confirmed',
  failed: 'rejected',
  withheld: 'draft',
  outdated: 'withdrawn',
}

export const mailPill = (t: Texts, { state }: SentMail): Html =>
  status(kinds[state], t(`administration.mail.state.${state}`))

/** Why it was sent, in the words that its reader finds over it. */
export function occasionWords(t: Texts, { occasion }: Pick<SentMail, 'occasion'>): string {
  const key = `messages.occasion.${occasion}`
  return t.has(key) ? t(key) : t('administration.mail.other')
}

export type MailShown = {
  /** Where the account's mails are. */
  readonly path: string
  readonly zone: string
  readonly now: Date
  readonly isOpen: boolean
}

export const mailLine = (t: Texts, it: SentMail, { path, zone, now, isOpen }: MailShown): Line => ({
  first: said(
    link(occasionWords(t, it), t.path(`${path}/${it.id}`)),
    bdi(isOpen ? it.to : maskedAddress(it.to)),
  ),
  says: moment(t, it.at, zone, now),
  end: mailPill(t, it),
})
