import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { AccountId, OrganisationId, PersonId } from '../../../../values/ids.ts'
import type { Localised } from '../../../../values/language.ts'
import type { Role, Sitting, SittingId } from '../../types.ts'
import type { Expected, Here, Officer, PresentAt, Rank } from '../types.ts'

type Of = Pick<Sitting, 'id' | 'eventId'>

const most = 2000

/** Who is inside, with whom they are there for. Technicians keep the room running and are not listed. */
export async function listHere(db: Database, sittingId: SittingId): Promise<readonly PresentAt[]> {
  const rows = await db
    .selectFrom('attendance')
    .innerJoin('person', 'person.id', 'attendance.person_id')
    .leftJoin('registration', 'registration.id', 'attendance.registration_id')
    .leftJoin('registration_on_behalf', 'registration_on_behalf.registration_id', 'registration.id')
    .leftJoin('meeting_role', (join) =>
      join
        .onRef('meeting_role.person_id', '=', 'attendance.person_id')
        .on('meeting_role.sitting_id', '=', sittingId),
    )
    .leftJoin('organisation', (join) =>
      join.on(
        sql<boolean>`organisation.id = coalesce(registration.organisation_id, (
          select affiliation.organisation_id from affiliation
          where affiliation.person_id = person.id and affiliation.state = 'approved'
          order by affiliation.is_main desc, affiliation.created_at limit 1))`,
      ),
    )
    .select([
      'person.id',
      'person.name',
      'meeting_role.role',
      'attendance.origin',
      'registration_on_behalf.capacity',
      'organisation.id as organisation_id',
      'organisation.name as organisation',
      'organisation.category',
    ])
    .where('attendance.sitting_id', '=', sittingId)
    .where('attendance.left_at', 'is', null)
    .where((where) =>
      where.or([where('meeting_role.role', 'is', null), where('meeting_role.role', '<>', 'technician')]),
    )
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    organisation: row.organisation ?? '',
    category: row.category ?? '',
    personId: row.id,
    name: row.name,
    role: (row.role ?? undefined) as Role | undefined,
    rank: rankOf(row.capacity),
    origin: row.origin as Here['origin'],
  }))
}

const rankOf = (capacity: string | null): Rank | undefined =>
  capacity === 'head' || capacity === 'deputy-head' ? capacity : undefined

/** Whose people are confirmed for an event, how many, and how many of them checked in at the venue and are on no page. */
export async function listExpected(db: Database, sitting: Of): Promise<readonly Expected[]> {
  const rows = await db
    .selectFrom('registration')
    .leftJoin('organisation', 'organisation.id', 'registration.organisation_id')
    .select([
      'organisation.id',
      'organisation.name',
      sql<string>`mode() within group (order by registration.category)`.as('category'),
      sql<number>`(count(*) filter (where mode = 'on-site'))::int`.as('on_site'),
      sql<number>`(count(*) filter (where mode = 'remote'))::int`.as('remote'),
      sql<number>`(count(*) filter (where registration.state = 'checked-in' and not exists (
        select from attendance where attendance.sitting_id = ${sitting.id}::uuid
          and attendance.person_id = registration.person_id and left_at is null)))::int`.as('checked_in'),
    ])
    .where('registration.event_id', '=', sitting.eventId)
    .where('registration.state', 'in', ['confirmed', 'checked-in'])
    .groupBy(['organisation.id', 'organisation.name'])
    .limit(most)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? '',
    category: row.category,
    expected: { onSite: row.on_site, remote: row.remote },
    checkedIn: row.checked_in,
  }))
}

/** What these organisations are called in every language in which they have a name, by the name they call themselves. */
export async function namesOf(
  db: Database,
  ids: readonly OrganisationId[],
): Promise<ReadonlyMap<string, Localised>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation_name')
    .innerJoin('organisation', 'organisation.id', 'organisation_name.organisation_id')
    .select([
      'organisation.name',
      sql<Localised>`jsonb_object_agg(organisation_name.language, organisation_name.name)`.as('names'),
    ])
    .where('organisation.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .groupBy(['organisation.id', 'organisation.name'])
    .execute()
  return new Map(rows.map((row) => [row.name, row.names]))
}

/** Delegations that whoever leads sees in the hall. */
export async function listSeen(db: Database, sittingId: SittingId): Promise<ReadonlySet<OrganisationId>> {
  const rows = await db
    .selectFrom('meeting_roll')
    .select('organisation_id')
    .where('sitting_id', '=', sittingId)
    .execute()
  return new Set(rows.map((row) => row.organisation_id))
}

/** Notes that a delegation is in the hall, or is not. False: it was noted like this. */
export async function saveSeenInHall(
  tx: Transaction,
  sitting: Of,
  organisationId: OrganisationId,
  isSeen: boolean,
  by: AccountId,
  now: Date,
): Promise<boolean> {
  if (!isSeen) {
    const { numDeletedRows } = await tx
      .deleteFrom('meeting_roll')
      .where('sitting_id', '=', sitting.id)
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst()
    return numDeletedRows > 0n
  }
  const row = await tx
    .insertInto('meeting_roll')
    .values({
      sitting_id: sitting.id,
      event_id: sitting.eventId,
      organisation_id: organisationId,
      marked_at: now,
      marked_by: by,
    })
    .onConflict((on) => on.doNothing())
    .returning('sitting_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Whether an organisation has anybody confirmed for the event of a sitting. */
export async function isExpected(
  tx: Transaction,
  sitting: Of,
  organisationId: OrganisationId,
): Promise<boolean> {
  const row = await tx
    .selectFrom('registration')
    .select('id')
    .where('event_id', '=', sitting.eventId)
    .where('organisation_id', '=', organisationId)
    .where('state', 'in', ['confirmed', 'checked-in'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Those who lead or stand in for it, inside or not. */
export async function listOfficers(
  db: Database | Transaction,
  sittingId: SittingId,
): Promise<readonly Officer[]> {
  const rows = await db
    .selectFrom('meeting_role')
    .innerJoin('person', 'person.id', 'meeting_role.person_id')
    .leftJoin('attendance', (join) =>
      join
        .onRef('attendance.sitting_id', '=', 'meeting_role.sitting_id')
        .onRef('attendance.person_id', '=', 'meeting_role.person_id')
        .on('attendance.left_at', 'is', null),
    )
    .select(['person.id', 'person.name', 'meeting_role.role', 'attendance.id as stay'])
    .where('meeting_role.sitting_id', '=', sittingId)
    .where('meeting_role.role', 'in', ['chair', 'vice-chair', 'secretariat'])
    .orderBy('meeting_role.role')
    .orderBy('person.name')
    .execute()
  return rows.map((row) => ({
    personId: row.id,
    name: row.name,
    role: row.role as Role,
    isInside: row.stay !== null,
  }))
}

/** Gives somebody a part in a sitting instead of the one they had. */
export async function saveRole(tx: Transaction, sitting: Of, personId: PersonId, role: Role): Promise<void> {
  await tx
    .insertInto('meeting_role')
    .values({ sitting_id: sitting.id, event_id: sitting.eventId, person_id: personId, role })
    .onConflict((on) => on.columns(['sitting_id', 'person_id']).doUpdateSet({ role }))
    .execute()
}

export async function roleOf(
  tx: Transaction,
  sittingId: SittingId,
  personId: PersonId,
): Promise<Role | undefined> {
  const row = await tx
    .selectFrom('meeting_role')
    .select('role')
    .where('sitting_id', '=', sittingId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.role as Role | undefined
}
