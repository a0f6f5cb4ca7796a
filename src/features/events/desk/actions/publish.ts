import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { EventId } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { decideMove } from '../../rules.ts'
import type { EventState } from '../../types.ts'
import { isReady, missingFor } from '../checklist/rules.ts'
import { aroundOf } from '../around.ts'
import { holdWhole } from '../store/find.ts'
import { saveState } from '../store/save.ts'

/** Shows an event to everybody. What its checklist calls an error stands against it; a warning does not. */
export function publishEvent(
  house: House,
  actor: Actor,
  id: EventId,
  now: Date,
): Promise<{ next: EventState } | Refusal> {
  return inTransaction(house.db, async (tx) => {
    const held = await holdWhole(tx, id)
    if (!held) return refuse('events.unknown')
    const outcome = decideMove(held.state, 'published')
    if (isRefusal(outcome)) return outcome
    const missing = missingFor(held, aroundOf(house, held, now))
    if (!isReady(missing)) {
      const codes = missing.flatMap(({ code, isError }) => (isError ? [code] : [])).join(', ')
      return refuse('events.desk.not-ready', { codes })
    }

    const revision = await saveState(tx, id, outcome.next, now)
    await record(tx, actor, 'events.published', id, { revision }, now)
    return outcome
  })
}
