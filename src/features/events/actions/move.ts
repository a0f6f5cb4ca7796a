import { record } from '../../audit/index.ts'
import { inTransaction, type Database } from '../../../platform/database/database.ts'
import type { Actor } from '../../../values/actor.ts'
import type { EventId } from '../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { decideMove } from '../rules.ts'
import { holdEvent } from '../store/read.ts'
import { saveEventState } from '../store/save.ts'
import type { EventState } from '../types.ts'

/** Publishes or cancels an event. The command line and, later, the secretariat's desk come here. */
export function moveEvent(
  db: Database,
  actor: Actor,
  id: EventId,
  to: EventState,
  now: Date,
): Promise<{ next: EventState } | Refusal> {
  return inTransaction(db, async (tx) => {
    const held = await holdEvent(tx, id)
    if (!held) return refuse('events.unknown')

    const outcome = decideMove(held.state, to)
    if (isRefusal(outcome)) return outcome

    await saveEventState(tx, id, outcome.next, now)
    await record(tx, actor, `events.${outcome.next}`, id, {}, now)
    return outcome
  })
}
