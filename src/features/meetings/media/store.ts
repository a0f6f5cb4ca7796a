import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { PersonId } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'
import type { Role, SittingId } from '../types.ts'
import type { MediaPerson } from './types.ts'

type Plate = Pick<MediaPerson, 'name' | 'organisation' | 'called'>

/** Somebody inside a sitting, and what they are to it. */
export type Inside = { readonly personId: PersonId; readonly role: Role | undefined }

/**
 * Who is inside and may still be: their stay is open, and so is their registration, or they have a part in the sitting, or were let
 * in by whoever leads. The finer rule was asked when they came in; here is what can end since.
 */
export async function listInside(db: Database, sittingId: SittingId): Promise<readonly Inside[]> {
  const rows = await db
    .selectFrom('attendance')
    .leftJoin('meeting_role', (join) =>
      join
        .onRef('meeting_role.person_id', '=', 'attendance.person_id')
        .on('meeting_role.sitting_id', '=', sittingId),
    )
    .select(['attendance.person_id', 'meeting_role.role'])
    .where('attendance.sitting_id', '=', sittingId)
    .where('attendance.left_at', 'is', null)
    .where(
      sql<boolean>`(meeting_role.role is not null
        or exists (select from meeting_door where meeting_door.sitting_id = ${sittingId}
          and meeting_door.person_id = attendance.person_id and meeting_door.admitted_at is not null)
        or (select registration.state from registration where registration.event_id = attendance.event_id
          and registration.person_id = attendance.person_id
          order by registration.created_at desc limit 1) in ('confirmed', 'checked-in'))`,
    )
    .execute()
  return rows.map(({ person_id, role }) => ({
    personId: person_id,
    role: (role ?? undefined) as Role | undefined,
  }))
}

/** The name and organisation of somebody inside, as they stand on their plate, and what it is called in other languages. */
export async function findPlate(
  db: Database,
  sittingId: SittingId,
  personId: PersonId,
): Promise<Plate | undefined> {
  const row = await db
    .selectFrom('attendance')
    .innerJoin('person', 'person.id', 'attendance.person_id')
    .leftJoin('registration', 'registration.id', 'attendance.registration_id')
    .leftJoin('organisation', (join) =>
      join.on(
        sql<boolean>`organisation.id = coalesce(registration.organisation_id, (
          select affiliation.organisation_id from affiliation
          where affiliation.person_id = person.id and affiliation.state = 'approved'
          order by affiliation.is_main desc, affiliation.created_at limit 1))`,
      ),
    )
    .select(['person.name', 'organisation.name as organisation'])
    .select(
      sql<Localised | null>`(select jsonb_object_agg(organisation_name.language, organisation_name.name)
        from organisation_name where organisation_name.organisation_id = organisation.id)`.as('called'),
    )
    .where('attendance.sitting_id', '=', sittingId)
    .where('attendance.person_id', '=', personId)
    .where('attendance.left_at', 'is', null)
    .executeTakeFirst()
  return row && { name: row.name, organisation: row.organisation ?? '', called: row.called ?? {} }
}

/** Who has the floor. */
export async function findFloor(db: Database, sittingId: SittingId): Promise<PersonId | undefined> {
  const row = await db
    .selectFrom('floor_request')
    .select('person_id')
    .where('sitting_id', '=', sittingId)
    .where('state', '=', 'speaking')
    .executeTakeFirst()
  return row?.person_id ?? undefined
}
