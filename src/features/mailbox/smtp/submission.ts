import { randomUUID } from 'node:crypto'
import type { House } from '../../../platform/house.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { most, readMailAddress, receivedLine, withFields } from '../../mail-routing/index.ts'
import { sendLetter } from '../actions/send.ts'
import { maySend } from '../rules.ts'
import { findMailboxOfAddress, isOwn, ownAddresses } from '../store/addresses.ts'
import { findMailbox } from '../store/mailboxes.ts'
import type { MailboxId } from '../types.ts'
import { answer, answerOf, type SmtpError } from './answers.ts'
import { withDomain } from './inbound.ts'
import { isHouseName } from '../house-address.ts'

export type SubmissionHouse = Pick<House, 'db' | 'clock' | 'config' | 'secrets' | 'texts' | 'log' | 'demo'>

/**
 * Whether somebody may send under this address now, or under none, as mail programs do with the word that a message was read. Undefined:
 * yes.
 */
export async function onSender(
  { db }: SubmissionHouse,
  mailboxId: MailboxId,
  sender: string,
): Promise<SmtpError | undefined> {
  const box = await findMailbox(db, mailboxId)
  if (!box) return answer(535, '5.7.8 Please sign in again')
  const no = maySend(box)
  if (no) return answerOf(no)
  return sender === '' || isOwn(await ownAddresses(db, box), sender)
    ? undefined
    : answerOf({ refused: 'mailbox.not-own-address' })
}

/** Whether a letter may go to this address, as one of so many. Undefined: yes. */
export async function onAddressee(
  { db, config }: SubmissionHouse,
  address: string,
  before: number,
): Promise<SmtpError | undefined> {
  const read = readMailAddress(withDomain(address, config.mailDomain))
  if (!read) return answerOf({ refused: 'mailbox.recipient-unfit' })
  if (before >= most.aLetter) return answerOf({ refused: 'mail-routing.recipients-enough' })
  const isHere =
    read.domain !== config.mailDomain || isHouseName(read.local) || (await findMailboxOfAddress(db, read))
  return isHere ? undefined : answerOf({ refused: 'mailbox.recipient-unknown' })
}

/** Sends what somebody has handed in. A mail program files its own copy. Where it was written is nobody's business. */
export async function onLetter(
  house: SubmissionHouse,
  mailboxId: MailboxId,
  it: { readonly sender: string; readonly recipients: readonly string[]; readonly raw: Buffer },
): Promise<string | SmtpError> {
  const { mailDomain } = house.config
  const hop = {
    from: 'a member',
    by: mailDomain,
    protocol: 'ESMTPSA',
    id: randomUUID(),
    at: house.clock.now(),
  }
  const sent = await sendLetter(house, mailboxId, { ...it, raw: withFields(it.raw, [receivedLine(hop)]) })
  if (isRefusal(sent)) return answerOf(sent)
  return sent.isHeld
    ? '2.6.0 Kept; no relay is set, so what goes outside waits'
    : `2.6.0 Accepted ${sent.sendingId}`
}
