import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { addJob } from '../../../../platform/jobs/index.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { AccountId, Id, RegistrationId } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { decide } from '../../approvals/actions/decide.ts'
import type { State } from '../../types.ts'
import { cancel } from '../actions/cancel.ts'
import { giveSeat } from '../actions/give-seat.ts'
import { moveMode } from '../actions/move-mode.ts'
import { everyDesk } from '../remit.ts'
import { mostWhileWaiting } from './rules.ts'
import {
  doneSince,
  findBulk,
  insertBulk,
  nextDue,
  saveBegun,
  saveDone,
  saveEnded,
  type Due,
} from './store.ts'
import type { Bulk, Wish } from './types.ts'

export const bulkJob = 'registrations.desk-bulk'

/** After so long whoever did a few while somebody waited has stopped in between: a job does the rest. */
const givenUpAfter = 5 * 60_000

/**
 * Asks for one act on many. A few are done at once; more are done by a job, so that nobody waits for a page and nothing
 * stops when they leave it.
 */
export async function askBulk(
  house: House,
  actor: SignedIn,
  wish: Wish,
  ids: readonly RegistrationId[],
): Promise<Id> {
  const now = house.clock.now()
  const isLong = ids.length > mostWhileWaiting
  const id = await inTransaction(house.db, async (tx) => {
    const asked = await insertBulk(tx, actor.accountId, wish, ids, now)
    await record(tx, actor, 'registrations.bulk-asked', asked, { act: wish.act, count: ids.length }, now)
    const when = isLong ? now : new Date(now.getTime() + givenUpAfter)
    await addJob(tx, bulkJob, { id: asked }, when)
    return asked
  })
  if (!isLong) await runBulk(house, id, () => Promise.resolve(actor))
  return id
}

/** Whoever asked, as they are now; undefined once they cannot sign in. */
export type FindActor = (accountId: AccountId) => Promise<SignedIn | undefined>

/**
 * Does what is not done yet, one by one, each in its own transaction: what one cannot have does not stop the others. Begun
 * again after a stop it goes on where it was. Whoever has lost the right to decide decides nothing more.
 */
export async function runBulk(house: House, id: Id, findActor: FindActor): Promise<void> {
  const { db, clock } = house
  const bulk = await findBulk(db, id)
  if (!bulk || bulk.endedAt) return
  const actor = await findActor(bulk.accountId)
  for (let due = await nextDue(db, id); due; due = await nextDue(db, id)) {
    const done = due.begunAt && (await doneSince(db, due.registrationId, bulk.accountId, due.begunAt))
    const outcome = done ? { next: done } : await doOne(house, actor, bulk, due)
    const told = isRefusal(outcome) ? { refused: outcome.refused } : { became: outcome.next }
    await saveDone(db, id, due.place, told, clock.now())
  }
  await saveEnded(db, id, clock.now())
}

async function doOne(
  house: House,
  actor: SignedIn | undefined,
  { id, wish }: Bulk,
  { place, number }: Due,
): Promise<{ readonly next: State } | Refusal> {
  if (!actor?.permissions.has('registrations.decide-all')) return refuse('registrations.desk.bulk.no-right')
  await saveBegun(house.db, id, place, house.clock.now())
  switch (wish.act) {
    case 'approve':
      return decide(house, actor, everyDesk, number, { is: 'approval' })
    case 'reject':
      return decide(house, actor, everyDesk, number, { is: 'rejection', reason: wish.reason })
    case 'cancel':
      return cancel(house, actor, number, wish.reason)
    case 'move':
      return moveMode(house, actor, number, wish.mode)
    case 'promote':
      return giveSeat(house, actor, number)
  }
}
