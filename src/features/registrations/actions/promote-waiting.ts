import type { Transaction } from '../../../platform/database/database.ts'
import { system } from '../../../values/actor.ts'
import type { EventId } from '../../../values/ids.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { holdEvent, takeSeat, type HeldEvent } from '../../events/index.ts'
import { decidePromotion } from '../rules.ts'
import { saveMove } from '../store/save.ts'
import { offerUntil } from '../places/rules.ts'
import { holdNextWaiting } from '../places/store.ts'
import type { Mode, Registration } from '../types.ts'
import { tellOwner } from './tellings.ts'

/**
 * Gives or offers every free seat to whoever is next by the event's rule. Each path that frees a seat, or adds some, ends
 * here, in its own transaction. A seat that an organisation gives back is one of its share too, so where shares are given
 * its people who wait for another mode are looked at as well. Returns how many people got one: no more than `most`, for
 * whoever goes on in another transaction.
 */
export async function promoteWaiting(
  tx: Transaction,
  eventId: EventId,
  mode: Mode,
  now: Date,
  most = Infinity,
): Promise<number> {
  const event = await holdEvent(tx, eventId)
  if (!event) return 0
  const others = event.seatsPerOrganisation === null ? [] : event.modes.filter((other) => other !== mode)
  let promoted = 0
  for (const each of [mode, ...others])
    while (promoted < most && (await promoteNext(tx, eventId, each, now))) promoted++
  return promoted
}

/** A share that somebody leaves may be what others of that organisation wait for, and another one what they wait for. */
export async function promoteFromShare(
  tx: Transaction,
  held: Pick<Registration, 'mode'>,
  event: HeldEvent,
  now: Date,
): Promise<void> {
  if (event.seatsPerOrganisation === null || !held.mode) return
  await promoteWaiting(tx, event.id, held.mode, now)
}

/** The event is held again for each, since its counter has moved. */
async function promoteNext(tx: Transaction, eventId: EventId, mode: Mode, now: Date): Promise<boolean> {
  const event = await holdEvent(tx, eventId)
  const next = event && (await holdNextWaiting(tx, eventId, mode, event))
  if (!next) return false
  const outcome = decidePromotion(next, event, now)
  if (isRefusal(outcome) || !(await takeSeat(tx, eventId, mode))) return false

  const { next: to } = outcome
  const until = to === 'offered' ? offerUntil(event, now) : undefined
  const step = { to, rule: 'seat-freed', ...(until && { offerUntil: until }) }
  const revision = await saveMove(tx, next, system, step, now)
  await record(tx, system, `registrations.${to}`, next.id, { rule: 'seat-freed', mode }, now)
  await tellOwner(tx, next, to === 'offered' ? 'offered' : 'confirmed', revision, now)
  return true
}
