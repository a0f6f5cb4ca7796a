import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { EventId, PersonId } from '../../../values/ids.ts'
import type { SittingId } from '../types.ts'

/** Somebody who was at a sitting, with all their stays in one. */
export type Attended = {
  readonly personId: PersonId
  readonly name: string
  readonly organisation: string
  readonly countryCode: string
  readonly origin: 'remote' | 'on-site'
  readonly firstAt: Date
  /** Undefined while they are inside. */
  readonly lastAt: Date | undefined
  readonly stays: readonly { readonly joinedAt: Date; readonly leftAt: Date | null }[]
  readonly isOut: boolean
}

/** How many are inside and how many were there at all, for each sitting of an event. */
export async function countAttendance(
  db: Database,
  eventId: EventId,
): Promise<ReadonlyMap<SittingId, { readonly inside: number; readonly all: number }>> {
  const rows = await db
    .selectFrom('attendance')
    .select([
      'sitting_id',
      sql<number>`count(distinct person_id)::int`.as('all'),
      sql<number>`(count(*) filter (where left_at is null))::int`.as('inside'),
    ])
    .where('event_id', '=', eventId)
    .groupBy('sitting_id')
    .execute()
  return new Map(rows.map((row) => [row.sitting_id, { inside: row.inside, all: row.all }]))
}

export const attendedAPage = 100

/** Who was at a sitting, those who are inside first, then by name; `page` from 1, or everybody up to `most`. */
export async function listAttended(
  db: Database,
  sittingId: SittingId,
  { page, perPage = attendedAPage }: { readonly page: number; readonly perPage?: number },
): Promise<readonly Attended[]> {
  const rows = await db
    .selectFrom('attendance')
    .innerJoin('person', 'person.id', 'attendance.person_id')
    .leftJoin('registration', 'registration.id', 'attendance.registration_id')
    .leftJoin('organisation', 'organisation.id', 'registration.organisation_id')
    .select([
      'person.id',
      'person.name',
      'person.country_code',
      sql<string>`coalesce(max(organisation.name), '')`.as('organisation'),
      sql<string>`max(attendance.origin)`.as('origin'),
      sql<Date>`min(attendance.joined_at)`.as('first_at'),
      sql<boolean>`bool_or(attendance.left_at is null)`.as('is_inside'),
      sql<Date | null>`max(attendance.left_at)`.as('last_at'),
      sql<boolean>`bool_or(attendance.removed_by is not null)`.as('is_out'),
      sql<{ joined: string; left: string | null }[]>`
        jsonb_agg(jsonb_build_object('joined', attendance.joined_at, 'left', attendance.left_at) order by attendance.joined_at)`.as(
        'stays',
      ),
    ])
    .where('attendance.sitting_id', '=', sittingId)
    .groupBy(['person.id', 'person.name', 'person.country_code'])
    .orderBy('is_inside', 'desc')
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute()
  return rows.map((row) => ({
    personId: row.id,
    name: row.name,
    organisation: row.organisation,
    countryCode: row.country_code,
    origin: row.origin as Attended['origin'],
    firstAt: row.first_at,
    lastAt: row.is_inside ? undefined : (row.last_at ?? undefined),
    stays: row.stays.map(({ joined, left }) => ({
      joinedAt: new Date(joined),
      leftAt: left === null ? null : new Date(left),
    })),
    isOut: row.is_out && !row.is_inside,
  }))
}
