import type { Transaction } from '../../platform/database/database.ts'
import { tell, type Recipient } from '../../platform/outgoing-mail/tell.ts'
import type { Id } from '../../values/ids.ts'
import { holderOfAccount, recipientOf } from '../accounts/index.ts'
import type { Enquiry } from './types.ts'

export type Occasion = 'received' | 'answered' | 'closed'

/** Writes to whoever asked, where they can be reached. The facts are ids: what was written stays in its thread. */
export async function tellWriter(
  tx: Transaction,
  it: Enquiry,
  what: Occasion,
  messageId: Id | undefined,
  now: Date,
): Promise<void> {
  const to = await writerOf(tx, it)
  if (!to) return
  const facts = { enquiryId: it.id, ...(messageId && { messageId }) }
  const onceKey = `enquiries.${what}:${it.id}:${it.revision}`
  await tell(tx, { occasion: `enquiries.${what}`, to, facts, lane: 'now', onceKey }, now)
}

/** Nobody greets a stranger by a name they typed: it could be anything, sent to anybody. */
const writerOf = async (tx: Transaction, it: Enquiry): Promise<Recipient | undefined> =>
  it.personId
    ? recipientOf(tx, it.personId)
    : it.address
      ? { address: it.address, language: it.language }
      : undefined

/** Tells the member of staff who has a thread that something came in. */
export async function tellAssigned(tx: Transaction, it: Enquiry, now: Date): Promise<void> {
  const holder = it.assignedTo && (await holderOfAccount(tx, it.assignedTo))
  if (!holder || holder.state !== 'active') return
  const { personId, address, language, name } = holder
  const onceKey = `enquiries.came-back:${it.id}:${it.revision}`
  const to = { personId, address, language, name }
  await tell(tx, { occasion: 'enquiries.came-back', to, facts: { enquiryId: it.id }, onceKey }, now)
}
