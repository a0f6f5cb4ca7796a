import type { Insertable } from 'kysely'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import type { EventId } from '../../../values/ids.ts'
import type { EventSettings } from '../settings/types.ts'
import type { EventState } from '../types.ts'

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

export async function saveEventState(
  tx: Transaction,
  id: EventId,
  state: EventState,
  now: Date,
): Promise<void> {
  await tx.updateTable('event').set({ state, changed_at: now }).where('id', '=', id).execute()
}

/** Saves settings by the names of their columns; what is not named stays. */
export async function saveEventSettings(
  tx: Transaction,
  id: EventId,
  { remote_rights, retention, ...plain }: EventSettings,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('event')
    .set({
      ...plain,
      ...(remote_rights && { remote_rights: JSON.stringify(remote_rights) }),
      ...(retention && { retention: JSON.stringify(retention) }),
      changed_at: now,
    })
    .where('id', '=', id)
    .execute()
}
