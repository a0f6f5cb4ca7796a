import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { EventId } from '../../../../values/ids.ts'
import { findEventById, holdEvent, withSessions, wholeEventOf } from '../../store/read.ts'
import type { EventView } from '../../types.ts'

/** The event with this code in any state: drafts are for staff. */
export async function findForDesk(db: Database, code: string): Promise<EventView | undefined> {
  const row = await withSessions(db).where('code', '=', code).executeTakeFirst()
  return row && wholeEventOf(row)
}

/** Holds the event's row until the transaction ends, and reads it with its sessions. */
export async function holdWhole(tx: Transaction, id: EventId): Promise<EventView | undefined> {
  return (await holdEvent(tx, id)) && findEventById(tx, id)
}
