import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { PersonId } from '../../../values/ids.ts'
import type { Role, SittingId } from '../types.ts'

/** Somebody who is at a sitting. */
export type Present = {
  readonly personId: PersonId
  readonly name: string
  /** Whom they are there for; empty where they belong to nobody. */
  readonly organisation: string
  readonly countryCode: string
  readonly role: Role | undefined
  readonly origin: 'remote' | 'on-site'
  readonly joinedAt: Date
}

const most = 2000

/** Who is inside, by organisation and name. Technicians keep the room running and are not listed. */
export async function listPresent(db: Database, sittingId: SittingId): Promise<readonly Present[]> {
  const rows = await db
    .selectFrom('attendance')
    .innerJoin('person', 'person.id', 'attendance.person_id')
    .leftJoin('registration', 'registration.id', 'attendance.registration_id')
    .leftJoin('organisation', 'organisation.id', 'registration.organisation_id')
    .leftJoin('meeting_role', (join) =>
      join
        .onRef('meeting_role.person_id', '=', 'attendance.person_id')
        .on('meeting_role.sitting_id', '=', sittingId),
    )
    .select([
      'person.id',
      'person.name',
      'person.country_code',
      'meeting_role.role',
      'attendance.origin',
      'attendance.joined_at',
    ])
    .select(
      sql<string | null>`coalesce(organisation.name, (
        select own.name from affiliation join organisation as own on own.id = affiliation.organisation_id
        where affiliation.person_id = person.id and affiliation.state = 'approved'
        order by affiliation.is_main desc, affiliation.created_at limit 1))`.as('organisation'),
    )
    .where('attendance.sitting_id', '=', sittingId)
    .where('attendance.left_at', 'is', null)
    .where((where) =>
      where.or([where('meeting_role.role', 'is', null), where('meeting_role.role', '<>', 'technician')]),
    )
    .orderBy('organisation', (by) => by.asc().nullsLast())
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    personId: row.id,
    name: row.name,
    organisation: row.organisation ?? '',
    countryCode: row.country_code,
    role: (row.role ?? undefined) as Role | undefined,
    origin: row.origin as Present['origin'],
    joinedAt: row.joined_at,
  }))
}
