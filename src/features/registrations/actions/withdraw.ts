import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Actor, SignedIn } from '../../../values/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { freeSeat, holdEvent, type HeldEvent } from '../../events/index.ts'
import { decideWithdrawal } from '../rules.ts'
import { holdRegistration } from '../store/read.ts'
import { saveMove } from '../store/save.ts'
import type { Registration, State } from '../types.ts'
import { promoteWaiting } from './promote-waiting.ts'
import { tellOwner } from './tellings.ts'

/** Takes a person's own registration back. A seat it held goes to whoever has waited longest. */
export function withdraw(
  house: House,
  actor: SignedIn,
  own: Pick<Registration, 'id' | 'eventId'>,
): Promise<{ next: State } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const event = await holdEvent(tx, own.eventId)
    const held = await holdRegistration(tx, own.id)
    if (!event || held?.personId !== actor.personId) return refuse('registrations.unknown')

    return withdrawHeld(tx, actor, held, event, now)
  })
}

/** The same as part of a larger act, with the event and then the registration held. */
export async function withdrawHeld(
  tx: Transaction,
  actor: Actor,
  held: Registration,
  event: HeldEvent,
  now: Date,
): Promise<{ next: State } | Refusal> {
  const outcome = decideWithdrawal(held, event, now)
  if (isRefusal(outcome)) return outcome

  const revision = await saveMove(tx, held, actor, { to: outcome.next }, now)
  await record(tx, actor, 'registrations.withdrawn', held.id, { from: held.state }, now)
  await tellOwner(tx, held, 'withdrawn', revision, now)
  if (outcome.frees) {
    await freeSeat(tx, event.id, outcome.frees)
    await promoteWaiting(tx, event.id, outcome.frees, now)
  }
  return { next: outcome.next }
}
