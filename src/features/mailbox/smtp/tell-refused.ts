import { inTransaction } from '../../../platform/database/database.ts'
import { noticeOf, queueLetter, readMailAddress } from '../../mail-routing/index.ts'
import { indexOf } from '../mime/index.ts'
import type { SmtpError } from './answers.ts'
import type { InboundHouse } from './needs.ts'

/** Tells the sender of a message that one of its recipients did not get it. A message without a sender is never answered. */
export async function tellRefused(
  house: InboundHouse,
  it: { readonly sender: string; readonly recipient: string; readonly raw: Buffer; readonly no: SmtpError },
): Promise<void> {
  const read = readMailAddress(it.sender)
  if (!read) return
  const { config, clock } = house
  const now = clock.now()
  const raw = noticeOf(house.texts('en'), {
    kind: 'failed',
    to: it.sender,
    domain: config.mailDomain,
    recipient: it.recipient,
    subject: indexOf(it.raw).subject,
    said: it.no.message,
    code: /^[45]\.\d+\.\d+/.exec(it.no.message)?.[0].replace(/^4/, '5') ?? '5.0.0',
    sentAt: now,
    triedUntil: now,
    now,
    raw: it.raw,
  })
  const isInside = read.domain === config.mailDomain
  const of = { kind: 'notice', accountId: null, sender: '', subject: '', messageId: null } as const
  const recipients = [{ address: it.sender, isInside }]
  await inTransaction(house.db, (tx) => queueLetter(tx, house, { ...of, recipients, raw }, now))
}
