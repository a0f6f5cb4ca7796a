import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import type { EventId } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'
import type { EventSession, EventState, EventView, Mode } from '../types.ts'

type Row = Selectable<Tables['event']>
type SessionRow = Pick<Selectable<Tables['event_session']>, 'title' | 'starts_at' | 'ends_at'>

const sessionOf = (row: SessionRow): EventSession => ({
  title: row.title as Localised,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
})

/** A row of `event` in the words of the house. */
export function eventOf(row: Row, sessions: readonly EventSession[] = []): EventView {
  return {
    id: row.id,
    code: row.code,
    type: row.type,
    state: row.state as EventState,
    title: row.title as Localised,
    summary: row.summary as Localised,
    groupName: row.group_name as Localised,
    sector: row.sector,
    countryCode: row.country_code,
    city: row.city as Localised,
    venue: row.venue as Localised,
    accessNotes: row.access_notes as Localised,
    timeZone: row.time_zone,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    modes: row.modes as Mode[],
    languages: row.languages,
    hasCaptions: row.has_captions,
    registrationOpensAt: row.registration_opens_at,
    onSiteClosesAt: row.on_site_closes_at,
    remoteClosesAt: row.remote_closes_at,
    modeChangeUntil: row.mode_change_until,
    onSiteCapacity: row.on_site_capacity,
    remoteCapacity: row.remote_capacity,
    onSiteTaken: row.on_site_taken,
    remoteTaken: row.remote_taken,
    requiresMemberAccess: row.requires_member_access,
    contact: row.contact,
    policy: row.policy as Record<string, string>,
    sessions,
    changedAt: row.changed_at,
  }
}

async function sessionsOf(db: Database, id: EventId): Promise<EventSession[]> {
  const rows = await db
    .selectFrom('event_session')
    .select(['title', 'starts_at', 'ends_at'])
    .where('event_id', '=', id)
    .orderBy('starts_at')
    .execute()
  return rows.map(sessionOf)
}

/** The published or cancelled event with this code; drafts are unknown to everybody but staff. */
export async function findEvent(db: Database, code: string): Promise<EventView | undefined> {
  const row = await db
    .selectFrom('event')
    .selectAll()
    .where('code', '=', code)
    .where('state', '<>', 'draft')
    .executeTakeFirst()
  return row && eventOf(row, await sessionsOf(db, row.id))
}

/** The event with this id, in any state. */
export async function findEventById(db: Database, id: EventId): Promise<EventView | undefined> {
  const row = await db.selectFrom('event').selectAll().where('id', '=', id).executeTakeFirst()
  return row && eventOf(row, await sessionsOf(db, row.id))
}

/** Holds the event's row until the transaction ends, so that two people cannot share the last seat. */
export async function holdEvent(tx: Transaction, id: EventId): Promise<EventView | undefined> {
  const row = await tx.selectFrom('event').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && eventOf(row, await sessionsOf(tx, row.id))
}
