import { inTransaction, type Database } from '../../../../platform/database/database.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { EventId } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import type { EventState } from '../../types.ts'
import type { EventDeskAbove } from '../above.ts'
import { decideCancelling } from '../rules.ts'
import { holdWhole } from '../store/find.ts'
import { saveState } from '../store/save.ts'

/** Cancels an event for good. Whoever registered is told why by the rooms above, after this act. */
export function cancelEvent(
  db: Database,
  above: EventDeskAbove,
  actor: Actor,
  id: EventId,
  reason: string,
  now: Date,
): Promise<{ next: EventState } | Refusal> {
  return inTransaction(db, async (tx) => {
    const held = await holdWhole(tx, id)
    if (!held) return refuse('events.unknown')
    const outcome = decideCancelling(held, now)
    if (isRefusal(outcome)) return outcome

    const revision = await saveState(tx, id, outcome.next, now, reason)
    await record(tx, actor, 'events.cancelled', id, { from: held.state, revision }, now)
    const event = { ...held, state: outcome.next, cancelReason: reason, revision }
    for (const listen of above.whenCancelled) await listen(tx, actor, { event, reason }, now)
    return outcome
  })
}
