import type { Insertable } from 'kysely'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'

/** Writes a new event with its sessions. A code that is taken violates `event_one_per_code`. */
export async function insertEvent(
  tx: Transaction,
  event: Insertable<Tables['event']>,
  sessions: readonly Omit<Insertable<Tables['event_session']>, 'event_id'>[],
): Promise<void> {
  await tx.insertInto('event').values(event).execute()
  if (sessions.length === 0) return
  await tx
    .insertInto('event_session')
    .values(sessions.map((session) => ({ ...session, event_id: event.id })))
    .execute()
}
