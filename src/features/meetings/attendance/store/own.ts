import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { PersonId } from '../../../../values/ids.ts'
import type { Localised } from '../../../../values/language.ts'
import type { OwnEvent } from '../types.ts'

const own = (db: Database, personId: PersonId, now: Date) =>
  db
    .selectFrom('event')
    .select(['id', 'code', 'title', 'starts_at', 'ends_at', 'time_zone'])
    .where('state', '<>', 'draft')
    .where(
      sql<boolean>`(
        id in (select event_id from attendance_event where person_id = ${personId})
        or id in (select event_id from attendance_correction where person_id = ${personId})
        or (starts_at <= ${now} and id in (
          select event_id from registration where person_id = ${personId} and state in ('confirmed', 'checked-in'))))`,
    )

type Row = Awaited<ReturnType<ReturnType<typeof own>['executeTakeFirstOrThrow']>>

const eventOf = (row: Row): OwnEvent => ({
  id: row.id,
  code: row.code,
  title: row.title as Localised,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  timeZone: row.time_zone,
})

/** Where somebody was, the newest first; at most 200. */
export const listOwnEvents = async (
  db: Database,
  personId: PersonId,
  now: Date,
): Promise<readonly OwnEvent[]> =>
  (await own(db, personId, now).orderBy('starts_at', 'desc').orderBy('id').limit(200).execute()).map(eventOf)

export async function findOwnEvent(
  db: Database,
  personId: PersonId,
  code: string,
  now: Date,
): Promise<OwnEvent | undefined> {
  const row = await own(db, personId, now).where('code', '=', code).executeTakeFirst()
  return row && eventOf(row)
}
