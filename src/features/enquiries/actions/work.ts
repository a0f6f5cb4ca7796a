import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { Id } from '../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { decideClosing, desksOf } from '../rules.ts'
import { holdEnquiry, saveEnquiry, type EnquiryChange } from '../store/enquiries.ts'
import { insertMessage } from '../store/messages.ts'
import { tellWriter } from '../tellings.ts'
import type { Desk, Enquiry } from '../types.ts'

type Needs = Pick<House, 'db' | 'clock'>
type Done = { readonly it: Enquiry } | Refusal

/** A member of staff takes a thread, so that two do not work at the same one. Taking it from a colleague is allowed and seen. */
export const take = (house: Needs, actor: SignedIn, id: Id): Promise<Done> =>
  change(house, actor, id, 'enquiries.taken', { assignedTo: actor.accountId })

/** Puts it back for others. */
export const putBack = (house: Needs, actor: SignedIn, id: Id): Promise<Done> =>
  change(house, actor, id, 'enquiries.put-back', { assignedTo: null })

/** Hands it to another desk; whoever had it has it no more. */
export const handOver = (house: Needs, actor: SignedIn, id: Id, desk: Desk): Promise<Done> =>
  change(house, actor, id, 'enquiries.handed-over', { desk, assignedTo: null })

/** Keeps a note for staff; the thread stays where it is. */
export const note = (house: Needs, actor: SignedIn, id: Id, words: string): Promise<Done> =>
  inTransaction(house.db, async (tx) => {
    const held = await heldBy(tx, actor, id)
    if (isRefusal(held)) return held
    await insertMessage(tx, id, { kind: 'note', byAccount: actor.accountId, words }, house.clock.now())
    await record(tx, actor, 'enquiries.noted', id, { number: held.number }, house.clock.now())
    return { it: held }
  })

/** The desk closes it, and whoever asked is told that a reply opens it again. */
export const close = (house: Needs, actor: SignedIn, id: Id): Promise<Done> =>
  inTransaction(house.db, async (tx) => {
    const now = house.clock.now()
    const held = await heldBy(tx, actor, id)
    if (isRefusal(held)) return held
    const outcome = decideClosing(held)
    if (isRefusal(outcome)) return outcome
    const saved = await saveEnquiry(tx, held, { state: outcome.next }, now)
    await record(tx, actor, 'enquiries.closed', id, { number: held.number, from: held.state }, now)
    await tellWriter(tx, saved, 'closed', undefined, now)
    return { it: saved }
  })

/** One act each: what cannot be closed says why and keeps nobody else. */
export async function closeMany(
  house: Needs,
  actor: SignedIn,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, Done>> {
  const outcomes = new Map<Id, Done>()
  for (const id of ids) outcomes.set(id, await close(house, actor, id))
  return outcomes
}

function change(
  { db, clock }: Needs,
  actor: SignedIn,
  id: Id,
  act: string,
  to: EnquiryChange,
): Promise<Done> {
  return inTransaction(db, async (tx) => {
    const held = await heldBy(tx, actor, id)
    if (isRefusal(held)) return held
    const details = { number: held.number, ...(to.desk && { from: held.desk, desk: to.desk }) }
    await record(tx, actor, act, id, details, clock.now())
    return { it: await saveEnquiry(tx, held, to, clock.now()) }
  })
}

/** A thread of a desk at which this person works; any other is not there. */
async function heldBy(tx: Transaction, actor: SignedIn, id: Id): Promise<Enquiry | Refusal> {
  const held = await holdEnquiry(tx, id)
  return held && desksOf(actor.permissions).includes(held.desk) ? held : refuse('enquiries.unknown')
}
