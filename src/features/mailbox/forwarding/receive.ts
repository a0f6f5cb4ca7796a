import type { House } from '../../../platform/house.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import {
  countForwarded,
  queueLetter,
  readMailAddress,
  withFields,
  withoutFields,
} from '../../mail-routing/index.ts'
import { deliverWithin } from '../actions/deliver.ts'
import { within, type Within } from '../actions/within.ts'
import { answerAway } from '../away/answer.ts'
import { readMail } from '../read-mail.ts'
import type { ReadMail } from '../store/blobs.ts'
import type { MailboxId, Verdict } from '../types.ts'
import { findPlans, type Plans } from '../store/plans.ts'
import { decideGoing } from './deciding.ts'
import { wasHere } from './reading.ts'

export type ReceivingHouse = Pick<House, 'db' | 'clock' | 'config' | 'texts'>

/** A message that somebody else sent, at one of its recipients. */
export type Coming = {
  /** As it came. */
  readonly raw: Buffer
  /** Of the envelope; empty: nobody is told what becomes of it. */
  readonly sender: string
  readonly verdict: Verdict
  /** The line about the way it took, where it came over one. */
  readonly trace?: string
}

/**
 * Everything that happens when mail comes in for a mailbox, in one act: it is kept, goes on to where its holder wants it, or both, and
 * while they are away its sender is answered. What goes on is not changed by a byte; it gets lines before it. Where no copy is kept, a full
 * mailbox keeps nothing from going on.
 */
export function receive(
  house: ReceivingHouse,
  mailboxId: MailboxId,
  coming: Coming,
): Promise<{ readonly isKept: boolean; readonly goesOn: boolean } | Refusal> {
  const { raw, sender, verdict, trace } = coming
  const before = trace ? [trace] : []
  const mail = readMail(
    withFields(withoutFields(raw, ['return-path']), [`Return-Path: <${sender}>`, ...before]),
  )
  return within(house, mailboxId, async (it) => {
    const plans = await findPlans(it.tx, mailboxId, it.now)
    const goesOn = plans?.target ? await mayGo(it, house, plans, coming) : false
    const isKept = !goesOn || plans?.keepsCopy === true
    const put = isKept ? await deliverWithin(it, mail, { verdict }) : undefined
    if (isRefusal(put)) return put
    if (goesOn) await sendOn(it, house, plans!, coming, mail, isKept)
    if (plans?.away)
      await answerAway(it.tx, house, it.mailbox, plans.away, { ...coming, index: mail.index }, it.now)
    return { isKept, goesOn }
  })
}

async function mayGo(it: Within, { config }: ReceivingHouse, plans: Plans, coming: Coming): Promise<boolean> {
  const decided = decideGoing({
    mailbox: it.mailbox,
    isAccountInUse: plans.isAccountInUse,
    verdict: coming.verdict,
    wasHere: wasHere(coming.raw, config.mailDomain),
    goneWithinAnHour: await countForwarded(it.tx, it.mailbox.accountId, it.now),
  })
  return decided === 'goes'
}

async function sendOn(
  { tx, mailbox, now }: Within,
  house: ReceivingHouse,
  { forwardingId, target }: Plans,
  { raw, sender, verdict, trace }: Coming,
  { index }: ReadMail,
  isKept: boolean,
): Promise<void> {
  const fields = [`Delivered-To: ${mailbox.address}`, ...(trace ? [trace] : [])]
  const isInside = readMailAddress(target!)?.domain === house.config.mailDomain
  await queueLetter(
    tx,
    house,
    {
      kind: 'forward',
      accountId: mailbox.accountId,
      sender,
      recipients: [{ address: target!, isInside }],
      raw: withFields(raw, fields),
      messageId: index.messageId,
      subject: index.subject,
      facts: { forwarding: forwardingId, isKept, verdict },
    },
    now,
  )
}
