import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { EventId, PersonId } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'
import type { Engine, EventState, Format, Mode, Role, Sitting, SittingId, State, Ticket } from '../types.ts'

/** A sitting with what one person is to it. */
export type MySitting = {
  readonly sitting: Sitting
  readonly ticket: Ticket | undefined
  readonly role: Role | undefined
  readonly isAdmitted: boolean
}

/** Every sitting of an event as rows; an event without any is a sitting itself. One that was ended early ends then. */
const sittings = (db: Database | Transaction) =>
  db
    .selectFrom('event')
    .leftJoin('event_session', 'event_session.event_id', 'event.id')
    .leftJoin('meeting_room', (join) =>
      join.on((is) => is('meeting_room.sitting_id', '=', is.fn.coalesce('event_session.id', 'event.id'))),
    )
    .leftJoin('meeting_conduct', (join) =>
      join.on((is) => is('meeting_conduct.sitting_id', '=', is.fn.coalesce('event_session.id', 'event.id'))),
    )
    .select([
      'event.id as event_id',
      'event.code',
      'event.title as event_title',
      'event.state',
      'event.time_zone',
      'event.city',
      'event.modes',
      'event.mode_is_binding',
      'event.join_lead_minutes',
      'event.remote_rights',
      'event_session.title',
      'meeting_room.format',
      'meeting_room.engine',
      'meeting_room.address',
      'meeting_room.settings',
      'meeting_room.telephone',
      'meeting_room.languages as interpreted',
      'meeting_room.capacity',
      'meeting_room.is_open',
      sql<string>`coalesce(event_session.id, event.id)`.as('sitting_id'),
      sql<Date>`coalesce(event_session.starts_at, event.starts_at)`.as('starts_at'),
      sql<Date>`least(coalesce(event_session.ends_at, event.ends_at), meeting_conduct.ended_at)`.as(
        'ends_at',
      ),
    ])

type SittingRow = Awaited<ReturnType<ReturnType<typeof sittings>['executeTakeFirstOrThrow']>>

function sittingOf(row: SittingRow): Sitting {
  const modes = row.modes as readonly Mode[]
  return {
    id: row.sitting_id,
    eventId: row.event_id,
    code: row.code,
    eventTitle: row.event_title as Localised,
    title: (row.title ?? {}) as Localised,
    state: row.state as EventState,
    timeZone: row.time_zone,
    city: row.city as Localised,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    modes,
    modeIsBinding: row.mode_is_binding,
    joinLeadMinutes: row.join_lead_minutes,
    remoteRights: row.remote_rights as Localised,
    room: {
      format: (row.format ?? usualFormat(modes)) as Format,
      engine: (row.engine ?? 'none') as Engine,
      isUsual: row.engine === null,
      address: row.address,
      settings: row.settings ?? {},
      telephone: row.telephone,
      languages: row.interpreted ?? [],
      capacity: row.capacity,
      isOpen: row.is_open ?? true,
    },
  }
}

/** Where staff have said nothing, a sitting is held as its event says people may take part. */
const usualFormat = (modes: readonly Mode[]): Format =>
  modes.includes('remote') ? (modes.includes('on-site') ? 'remote-participation' : 'e-meeting') : 'physical'

export async function findSitting(db: Database | Transaction, id: SittingId): Promise<Sitting | undefined> {
  const row = await sittings(db)
    .where((where) => where.or([where('event_session.id', '=', id), where('event.id', '=', id)]))
    .where(sql<boolean>`coalesce(event_session.id, event.id) = ${id}::uuid`)
    .where('event.state', '<>', 'draft')
    .executeTakeFirst()
  return row && sittingOf(row)
}

/** The sittings of an event in the order of time. */
export async function listSittings(
  db: Database | Transaction,
  eventId: EventId,
): Promise<readonly Sitting[]> {
  const rows = await sittings(db)
    .where('event.id', '=', eventId)
    .orderBy('starts_at')
    .orderBy('sitting_id')
    .execute()
  return rows.map(sittingOf)
}

/**
 * What a person is registered for or has a part in, from some time ago on, the nearest first; of several registrations for
 * one event the newest. At most 200.
 */
export async function listMine(db: Database, personId: PersonId, from: Date): Promise<readonly MySitting[]> {
  const rows = await sittings(db)
    .leftJoinLateral(
      (inner) =>
        inner
          .selectFrom('registration')
          .select(['registration.id', 'registration.number', 'registration.state', 'registration.mode'])
          .whereRef('registration.event_id', '=', 'event.id')
          .where('registration.person_id', '=', personId)
          .where('registration.state', '<>', 'draft')
          .orderBy('registration.created_at', 'desc')
          .limit(1)
          .as('mine'),
      (join) => join.onTrue(),
    )
    .leftJoin('meeting_role', (join) =>
      join
        .on(sql<boolean>`meeting_role.sitting_id = coalesce(event_session.id, event.id)`)
        .on('meeting_role.person_id', '=', personId),
    )
    .leftJoin('meeting_door', (join) =>
      join
        .on(sql<boolean>`meeting_door.sitting_id = coalesce(event_session.id, event.id)`)
        .on('meeting_door.person_id', '=', personId),
    )
    .select(['mine.id', 'mine.number', 'mine.state as ticket_state', 'mine.mode', 'meeting_role.role'])
    .select('meeting_door.admitted_at')
    .where('event.ends_at', '>', from)
    .where('event.state', '<>', 'draft')
    .where(
      sql<boolean>`event.id in (
        select event_id from registration where person_id = ${personId}
        union all select event_id from meeting_role where person_id = ${personId})`,
    )
    .where((where) =>
      where.or([where('mine.id', 'is not', null), where('meeting_role.role', 'is not', null)]),
    )
    .orderBy('starts_at')
    .orderBy('sitting_id')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    sitting: sittingOf(row),
    ticket: row.id ? ticketOf({ ...row, id: row.id, state: row.ticket_state }) : undefined,
    role: (row.role ?? undefined) as Role | undefined,
    isAdmitted: row.admitted_at !== null,
  }))
}

/** What one person is to one sitting. */
export async function findMine(
  db: Database | Transaction,
  sitting: Pick<Sitting, 'id' | 'eventId'>,
  personId: PersonId,
): Promise<Omit<MySitting, 'sitting'>> {
  const [ticket, role, door] = await Promise.all([
    db
      .selectFrom('registration')
      .select(['id', 'number', 'state', 'mode'])
      .where('event_id', '=', sitting.eventId)
      .where('person_id', '=', personId)
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirst(),
    db
      .selectFrom('meeting_role')
      .select('role')
      .where('sitting_id', '=', sitting.id)
      .where('person_id', '=', personId)
      .executeTakeFirst(),
    db
      .selectFrom('meeting_door')
      .select('admitted_at')
      .where('sitting_id', '=', sitting.id)
      .where('person_id', '=', personId)
      .executeTakeFirst(),
  ])
  return {
    ticket: ticket && ticketOf(ticket),
    role: role?.role as Role | undefined,
    isAdmitted: Boolean(door?.admitted_at),
  }
}

const ticketOf = (row: {
  id: string
  number: string | null
  state: string | null
  mode: string | null
}): Ticket => ({
  id: row.id,
  number: row.number ?? '',
  state: row.state as State,
  mode: row.mode as Mode | null,
})
