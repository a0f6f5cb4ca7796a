import { inTransaction, type Database } from '../../../../platform/database/database.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { EventId } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import type { EventDeskAbove } from '../above.ts'
import { applied, decideClosing, decideReopening } from '../rules.ts'
import { holdWhole } from '../store/find.ts'
import { saveColumns } from '../store/save.ts'
import type { EventChange } from '../types.ts'
import { changeHeld, isWrong, type Wrong } from './change.ts'

/** Closes registration by hand, whatever the deadlines say. They stay as they are. */
export function closeRegistration(
  db: Database,
  actor: Actor,
  id: EventId,
  now: Date,
): Promise<{ closed: true } | Refusal> {
  return inTransaction(db, async (tx) => {
    const held = await holdWhole(tx, id)
    if (!held) return refuse('events.unknown')
    const no = decideClosing(held, now)
    if (no) return no

    const revision = await saveColumns(tx, id, { registration_closed_at: now }, now)
    await record(tx, actor, 'events.registration-closed', id, { revision }, now)
    return { closed: true }
  })
}

/** Opens registration again, with other deadlines where the old ones are past. */
export function reopenRegistration(
  db: Database,
  above: EventDeskAbove,
  actor: Actor,
  id: EventId,
  deadlines: Pick<EventChange, 'onSiteClosesAt' | 'remoteClosesAt'>,
  now: Date,
): Promise<{ reopened: true } | Wrong | Refusal> {
  return inTransaction(db, async (tx) => {
    const held = await holdWhole(tx, id)
    if (!held) return refuse('events.unknown')
    const no = decideReopening(applied(held, deadlines), now)
    if (no) return no
    const changed = await changeHeld(tx, above, actor, held, deadlines, now)
    if (isWrong(changed) || isRefusal(changed)) return changed

    const revision = await saveColumns(tx, id, { registration_closed_at: null }, now)
    await record(tx, actor, 'events.registration-reopened', id, { revision }, now)
    return { reopened: true }
  })
}
