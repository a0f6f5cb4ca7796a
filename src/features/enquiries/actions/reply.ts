import { inTransaction, type Database, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Actor } from '../../../values/actor.ts'
import type { Id } from '../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { decideClosing, decideReply } from '../rules.ts'
import { holdEnquiry, saveEnquiry } from '../store/enquiries.ts'
import { countTheirs, insertMessage } from '../store/messages.ts'
import { tellAssigned } from '../tellings.ts'
import type { Enquiry, Written } from '../types.ts'

const hour = 3_600_000

const decideNow = async (db: Database | Transaction, id: Id, now: Date) =>
  decideReply(await countTheirs(db, id, new Date(now.getTime() - hour)))

/** Why a thread takes nothing more at present, asked before files are kept for it; undefined: it does. */
export async function tooManyReplies(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  id: Id,
): Promise<Refusal | undefined> {
  const outcome = await decideNow(db, id, clock.now())
  return isRefusal(outcome) ? outcome : undefined
}

/** Whoever asked writes again, on a page or by mail: their thread is with us once more. The same mail twice is one. */
export function reply(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  actor: Actor,
  id: Id,
  it: Written,
): Promise<{ readonly it: Enquiry } | Refusal> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    const held = await holdEnquiry(tx, id)
    if (!held) return refuse('enquiries.unknown')
    const outcome = await decideNow(tx, id, now)
    if (isRefusal(outcome)) return outcome
    const messageId = await insertMessage(tx, id, { ...it, kind: 'theirs' }, now)
    if (!messageId) return { it: held }
    const saved = await saveEnquiry(tx, held, { state: outcome.next }, now)
    const details = { number: held.number, from: held.state, by: it.fromAddress ? 'mail' : 'page' }
    await record(tx, actor, 'enquiries.replied', id, details, now)
    await tellAssigned(tx, saved, now)
    return { it: saved }
  })
}

/** Whoever asked says that it is settled; nobody needs to be told. */
export function settle(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  actor: Actor,
  id: Id,
): Promise<{ readonly it: Enquiry } | Refusal> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    const held = await holdEnquiry(tx, id)
    if (!held) return refuse('enquiries.unknown')
    const outcome = decideClosing(held)
    if (isRefusal(outcome)) return outcome
    const saved = await saveEnquiry(tx, held, { state: outcome.next }, now)
    await record(tx, actor, 'enquiries.settled', id, { number: held.number, from: held.state }, now)
    return { it: saved }
  })
}
