import { record } from '../../audit/index.ts'
import { inTransaction, violated, type Database } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../../values/actor.ts'
import type { EventId } from '../../../values/ids.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import type { NewEvent } from '../new-event.ts'
import { insertEvent } from '../store/save.ts'

/** Writes a new event as a draft. Nobody sees it until it is published. */
export async function createEvent(
  db: Database,
  actor: Actor,
  event: NewEvent,
  now: Date,
): Promise<{ id: EventId; code: string } | Refusal> {
  const id = newId()
  try {
    await inTransaction(db, async (tx) => {
      const { sessions, ...row } = event
      const times = sessions.map((session) => ({ id: newId(), ...session }))
      await insertEvent(tx, { ...row, id, state: 'draft', created_at: now, changed_at: now }, times)
      await record(tx, actor, 'events.created', id, { code: event.code }, now)
    })
  } catch (error) {
    if (violated(error) === 'event_one_per_code') return refuse('events.code-taken', { code: event.code })
    throw error
  }
  return { id, code: event.code }
}
