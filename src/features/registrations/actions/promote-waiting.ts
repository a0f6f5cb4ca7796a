import type { Transaction } from '../../../platform/database/database.ts'
import { system } from '../../../values/actor.ts'
import type { EventId } from '../../../values/ids.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { holdEvent, takeSeat } from '../../events/index.ts'
import { decidePromotion } from '../rules.ts'
import { saveMove } from '../store/save.ts'
import { holdNextWaiting } from '../store/waiting.ts'
import type { Mode } from '../types.ts'
import { tellOwner } from './tellings.ts'

/**
 * Gives every free seat to whoever has waited longest. Each path that frees a seat, or adds some, ends here, in its own
 * transaction. Returns how many people were confirmed.
 */
export async function promoteWaiting(
  tx: Transaction,
  eventId: EventId,
  mode: Mode,
  now: Date,
): Promise<number> {
  for (let promoted = 0; ; promoted++) {
    const event = await holdEvent(tx, eventId)
    const next = event && (await holdNextWaiting(tx, eventId, mode))
    if (!next || isRefusal(decidePromotion(next, event, now))) return promoted
    if (!(await takeSeat(tx, eventId, mode))) return promoted

    const revision = await saveMove(tx, next, system, { to: 'confirmed', rule: 'seat-freed' }, now)
    await record(tx, system, 'registrations.confirmed', next.id, { rule: 'seat-freed', mode }, now)
    await tellOwner(tx, next, 'confirmed', revision, now)
  }
}
