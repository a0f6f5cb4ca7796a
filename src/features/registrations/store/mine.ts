import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { EventId, PersonId } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'
import type { Desk, ListLine, Mode, State } from '../types.ts'

/** As many as one page can show; nobody has more. */
const most = 200

/** A person's registrations, newest event first. One that was withdrawn or rejected gives way to a later one. */
export async function listMine(db: Database, personId: PersonId): Promise<ListLine[]> {
  const rows = await mine(db, personId)
    .orderBy('event.starts_at', 'desc')
    .orderBy('registration.id')
    .limit(most)
    .execute()
  return rows.map(lineOf)
}

/** The same for some events only. */
export async function listMineFor(
  db: Database,
  personId: PersonId,
  eventIds: readonly EventId[],
): Promise<ListLine[]> {
  const rows = await mine(db, personId)
    .where('registration.event_id', '=', sql<string>`any(${[...eventIds]}::uuid[])`)
    .execute()
  return rows.map(lineOf)
}

/** Of several registrations for one event the newest counts. */
function mine(db: Database, personId: PersonId) {
  const newest = db
    .selectFrom('registration')
    .distinctOn('event_id')
    .select(['id', 'number', 'state', 'mode', 'waits_for', 'event_id'])
    .where('person_id', '=', personId)
    .orderBy('event_id')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
  return db
    .selectFrom(newest.as('registration'))
    .innerJoin('event', 'event.id', 'registration.event_id')
    .select([
      'registration.id',
      'registration.number',
      'registration.state',
      'registration.mode',
      'registration.waits_for',
      'registration.event_id',
      'event.code',
      'event.title',
      'event.city',
      'event.time_zone',
      'event.starts_at',
      'event.ends_at',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof mine>['execute']>>[number]

const lineOf = (row: Row): ListLine => ({
  it: {
    id: row.id,
    number: row.number,
    state: row.state as State,
    mode: row.mode as Mode | null,
    waitsFor: row.waits_for as Desk | null,
    eventId: row.event_id,
  },
  event: {
    code: row.code,
    title: row.title as Localised,
    city: row.city as Localised,
    timeZone: row.time_zone,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
  },
})
