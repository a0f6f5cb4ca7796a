import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { EventId, PersonId } from '../../../values/ids.ts'

/** Of these events, those for which somebody's registration is confirmed: asked once for all of them. */
export async function confirmedAmong(
  db: Database,
  personId: PersonId,
  events: readonly EventId[],
): Promise<ReadonlySet<EventId>> {
  if (events.length === 0) return new Set()
  const rows = await db
    .selectFrom('registration')
    .select('event_id')
    .where('person_id', '=', personId)
    .where('event_id', '=', sql<EventId>`any(${[...events]}::uuid[])`)
    .where('state', 'in', ['confirmed', 'checked-in'])
    .execute()
  return new Set(rows.map((row) => row.event_id))
}
