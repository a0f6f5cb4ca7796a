import { sql, type Selectable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import type { EventId } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'
import type { EventSession, EventState, EventView, HeldEvent, Mode } from '../types.ts'

type Row = Selectable<Tables['event']> & { readonly group_policy?: unknown }

/** The sessions as the database hands them out beside their event: times are text. */
type SessionJson = {
  readonly id: string
  readonly title: Localised
  readonly starts_at: string
  readonly ends_at: string
}

const sessionOf = (session: SessionJson): EventSession => ({
  id: session.id,
  title: session.title,
  startsAt: new Date(session.starts_at),
  endsAt: new Date(session.ends_at),
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
    description: row.description as Localised,
    practical: row.practical as Localised,
    groupName: row.group_name as Localised,
    sector: row.sector,
    groupId: row.group_id,
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
    registrationClosedAt: row.registration_closed_at,
    onSiteCapacity: row.on_site_capacity,
    remoteCapacity: row.remote_capacity,
    onSiteTaken: row.on_site_taken,
    remoteTaken: row.remote_taken,
    requiresMemberAccess: row.requires_member_access,
    contact: row.contact,
    modeIsBinding: row.mode_is_binding,
    changePolicy: row.change_policy as EventView['changePolicy'],
    seatsPerOrganisation: row.seats_per_organisation,
    participantsList: row.participants_list as EventView['participantsList'],
    joinLeadMinutes: row.join_lead_minutes,
    visaLetterTo: row.visa_letter_to as EventView['visaLetterTo'],
    remoteRights: row.remote_rights as Localised,
    waitingRule: row.waiting_rule as EventView['waitingRule'],
    offerHours: row.offer_hours,
    reopensOnChange: row.reopens_on_change,
    retention: row.retention as Record<string, number>,
    policy: row.policy as Record<string, string>,
    groupPolicy: (row.group_policy ?? {}) as Record<string, string>,
    sessions,
    cancelReason: row.cancel_reason,
    revision: row.revision,
    changedAt: row.changed_at,
  }
}

/** What the event's group says for all its meetings, in the same look-up. */
export const groupPolicy = sql<unknown>`(
  select event_group.policy from event_group where event_group.id = event.group_id)`.as('group_policy')

/** An event with its sessions in one look-up: its page and its form ask for both each time. */
export const withSessions = (db: Database | Transaction) =>
  db
    .selectFrom('event')
    .selectAll('event')
    .select(groupPolicy)
    .select((row) =>
      jsonArrayFrom(
        row
          .selectFrom('event_session')
          .select(['event_session.id', 'title', 'starts_at', 'ends_at'])
          .whereRef('event_session.event_id', '=', 'event.id')
          .orderBy('starts_at'),
      ).as('sessions'),
    )

type WholeRow = Row & { readonly sessions: unknown }

/** A row that brought its sessions. */
export const wholeEventOf = (row: WholeRow): EventView =>
  eventOf(row, (row.sessions as SessionJson[]).map(sessionOf))

/** The published or cancelled event with this code; drafts are unknown to everybody but staff. */
export async function findEvent(db: Database, code: string): Promise<EventView | undefined> {
  const row = await withSessions(db).where('code', '=', code).where('state', '<>', 'draft').executeTakeFirst()
  return row && wholeEventOf(row)
}

/** The event with this id, in any state. */
export async function findEventById(db: Database | Transaction, id: EventId): Promise<EventView | undefined> {
  const row = await withSessions(db).where('id', '=', id).executeTakeFirst()
  return row && wholeEventOf(row)
}

/** Which event has this code, in any state. */
export async function findEventId(tx: Transaction, code: string): Promise<EventId | undefined> {
  return (await tx.selectFrom('event').select('id').where('code', '=', code).executeTakeFirst())?.id
}

/** The events with these ids, in any state, in one look-up. */
export async function findEventsById(
  db: Database | Transaction,
  ids: readonly EventId[],
): Promise<ReadonlyMap<EventId, EventView>> {
  if (ids.length === 0) return new Map()
  const rows = await withSessions(db)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, wholeEventOf(row)]))
}

/** Holds the event's row until the transaction ends, so that two people cannot share the last seat. Sessions are not read. */
export async function holdEvent(tx: Transaction, id: EventId): Promise<HeldEvent | undefined> {
  const row = await tx.selectFrom('event').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && eventOf(row)
}

/** Published events that are ahead, with their sessions, the nearest first; no more than a calendar wants. */
export async function listAhead(db: Database, now: Date, type?: string): Promise<readonly EventView[]> {
  let query = withSessions(db).where('state', '<>', 'draft').where('ends_at', '>', now)
  if (type !== undefined) query = query.where('type', '=', type)
  const rows = await query.orderBy('starts_at').orderBy('id').limit(500).execute()
  return rows.map(wholeEventOf)
}
