import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { EventId } from '../../../values/ids.ts'
import type { SittingId } from '../types.ts'

/** How many are inside, and of how many anything is known, for each sitting of an event. */
export async function countAttendance(
  db: Database,
  eventId: EventId,
): Promise<ReadonlyMap<SittingId, { readonly inside: number; readonly all: number }>> {
  const { rows } = await sql<{ sitting_id: string; inside: number; all: number }>`
    select sitting_id, count(distinct person_id)::int as "all",
      (select count(*)::int from attendance where attendance.sitting_id = known.sitting_id and left_at is null) as inside
    from (
      select sitting_id, person_id from attendance_event where event_id = ${eventId}
      union all select sitting_id, person_id from attendance_correction where event_id = ${eventId}
    ) known group by sitting_id`.execute(db)
  return new Map(rows.map((row) => [row.sitting_id, { inside: row.inside, all: row.all }]))
}
