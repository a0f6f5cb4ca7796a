import { inTransaction, type Database } from '../../../platform/database/database.ts'
import type { Actor } from '../../../values/actor.ts'
import type { EventId } from '../../../values/ids.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { holdEvent } from '../store/read.ts'
import { saveEventSettings } from '../store/save.ts'
import type { EventSettings } from './types.ts'

/** Changes what an event says of itself; the audit holds which settings, and what they were set to. */
export function changeSettings(
  db: Database,
  actor: Actor,
  id: EventId,
  settings: EventSettings,
  now: Date,
): Promise<{ readonly changed: readonly string[] } | Refusal> {
  return inTransaction(db, async (tx) => {
    if (!(await holdEvent(tx, id))) return refuse('events.unknown')
    await saveEventSettings(tx, id, settings, now)
    await record(tx, actor, 'events.settings-changed', id, settings, now)
    return { changed: Object.keys(settings) }
  })
}
