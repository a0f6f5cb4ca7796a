import { inTransaction, type Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { addJob } from '../../../../platform/jobs/index.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { EventId } from '../../../../values/ids.ts'
import { promoteWaiting } from '../../actions/promote-waiting.ts'
import type { Mode } from '../../types.ts'

/** So many are seated in one transaction, so that a long list does not hold the event. */
export const portion = 25

type NewSeats = { readonly eventId: EventId; readonly mode: Mode }

/** The desk added seats to an event that it holds: the first who wait get theirs at once, a job seats the rest. */
export async function fillNewSeats(
  tx: Transaction,
  _actor: Actor,
  { eventId, mode }: NewSeats,
  now: Date,
): Promise<void> {
  const promoted = await promoteWaiting(tx, eventId, mode, now, portion)
  if (promoted >= portion) await addJob(tx, 'registrations.fill-seats', { eventId, mode })
}

/** Goes on where the act stopped, a portion a transaction. Running twice does no harm: seats are counted. */
export async function fillRest({ db, clock }: House, payload: unknown): Promise<void> {
  const { eventId, mode } = payload as NewSeats
  let promoted: number
  do promoted = await inTransaction(db, (tx) => promoteWaiting(tx, eventId, mode, clock.now(), portion))
  while (promoted >= portion)
}
