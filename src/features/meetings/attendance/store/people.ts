import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { EventId, Id, PersonId } from '../../../../values/ids.ts'
import type { Expected, Listed } from '../types.ts'

export const peopleAPage = 100

export type Wanted = {
  readonly page: number
  readonly perPage?: number
  /** Part of a name, of a person or their organisation. */
  readonly search?: string
}

/** Their registration for the event: the one that holds a seat, else the newest. */
const registrationOf = (eventId: EventId) => sql`
  left join lateral (
    select id, organisation_id, category, mode, state from registration
    where registration.event_id = ${eventId} and registration.person_id = person.id and state <> 'draft'
    order by (state in ('confirmed', 'checked-in')) desc, created_at desc limit 1
  ) mine on true
  left join organisation on organisation.id = mine.organisation_id`

const columns = sql`
  person.id, person.name, person.country_code, coalesce(organisation.name, '') as organisation,
  coalesce(mine.category, organisation.category, '') as category`

const found = (search: string | undefined) =>
  search ? sql`(person.name ilike ${like(search)} or organisation.name ilike ${like(search)})` : sql`true`

const like = (search: string) => `%${search.replace(/[\\%_]/g, '\\$&')}%`

type Row = {
  id: string
  name: string
  country_code: string
  organisation: string
  category: string
  whole: string
}

const listedOf = (row: Row): Listed => ({
  personId: row.id,
  name: row.name,
  organisation: row.organisation,
  category: row.category,
  countryCode: row.country_code,
})

type Some<T> = { readonly list: readonly T[]; readonly whole: number }

/** Of whom anything is known at a sitting, those who are inside first, then by name. */
export async function listKnown(
  db: Database,
  sitting: { readonly id: Id; readonly eventId: EventId },
  { page, perPage = peopleAPage, search }: Wanted,
): Promise<Some<Listed & { readonly isInside: boolean; readonly isOut: boolean }>> {
  const { rows } = await sql<Row & { is_inside: boolean; is_out: boolean }>`
    with known as (
      select person_id from attendance_event where sitting_id = ${sitting.id} and person_id is not null
      union select person_id from attendance_correction where sitting_id = ${sitting.id}
    ), door as (
      select person_id, bool_or(left_at is null) as is_inside, bool_or(removed_by is not null) as is_out
      from attendance where sitting_id = ${sitting.id} group by person_id
    )
    select ${columns}, coalesce(door.is_inside, false) as is_inside,
      coalesce(door.is_out and not door.is_inside, false) as is_out, count(*) over () as whole
    from known join person on person.id = known.person_id
    left join door on door.person_id = person.id ${registrationOf(sitting.eventId)}
    where ${found(search)}
    order by is_inside desc, person.name, person.id
    limit ${perPage} offset ${(page - 1) * perPage}`.execute(db)
  return {
    list: rows.map((row) => ({ ...listedOf(row), isInside: row.is_inside, isOut: row.is_out })),
    whole: Number(rows[0]?.whole ?? 0),
  }
}

/** Who is expected at an event, by name: those who come on site, or everybody. */
export async function listExpected(
  db: Database,
  sitting: { readonly id: Id; readonly eventId: EventId },
  { page, perPage = peopleAPage, search, all }: Wanted & { readonly all: boolean },
): Promise<Some<Expected>> {
  const { rows } = await sql<Row & { mode: string | null; is_present: boolean }>`
    select person.id, person.name, person.country_code, coalesce(organisation.name, '') as organisation, mine.category,
      mine.mode, ${isTicked(sitting.id)} as is_present, count(*) over () as whole
    from ${expected(sitting.eventId, all)} mine
    join person on person.id = mine.person_id
    left join organisation on organisation.id = mine.organisation_id
    where ${found(search)}
    order by person.name, person.id
    limit ${perPage} offset ${(page - 1) * perPage}`.execute(db)
  return {
    list: rows.map((row) => ({
      ...listedOf(row),
      mode: row.mode === 'remote' ? 'remote' : 'on-site',
      isPresent: row.is_present,
    })),
    whole: Number(rows[0]?.whole ?? 0),
  }
}

const expected = (eventId: EventId, all: boolean) => sql`(
  select distinct on (person_id) person_id, organisation_id, category, mode from registration
  where event_id = ${eventId} and state in ('confirmed', 'checked-in') and (${all} or mode = 'on-site')
  order by person_id, created_at desc)`

/** The newest tick holds. */
const isTicked = (sittingId: Id) => sql`coalesce((
  select kind = 'present' from attendance_event
  where sitting_id = ${sittingId} and person_id = mine.person_id and source = 'staff' and kind in ('present', 'absent')
  order by received_at desc, id desc limit 1), false)`

/** Which of the expected are ticked and which are not: those named, or everybody the list finds. */
export async function ticksOf(
  db: Database,
  sitting: { readonly id: Id; readonly eventId: EventId },
  whom: readonly PersonId[] | { readonly search: string | undefined; readonly all: boolean },
): Promise<ReadonlyMap<PersonId, boolean>> {
  const isNamed = 'length' in whom
  const { rows } = await sql<{ person_id: string; is_present: boolean }>`
    select mine.person_id, ${isTicked(sitting.id)} as is_present
    from ${expected(sitting.eventId, isNamed || whom.all)} mine
    join person on person.id = mine.person_id
    left join organisation on organisation.id = mine.organisation_id
    where ${isNamed ? sql`mine.person_id = any(${[...whom]}::uuid[])` : found(whom.search)}`.execute(db)
  return new Map(rows.map((row) => [row.person_id, row.is_present]))
}

/** Somebody of whom anything is known at the event, or who is registered for it. */
export async function findListed(
  db: Database,
  eventId: EventId,
  personId: PersonId,
): Promise<Listed | undefined> {
  const { rows } = await sql<Row>`
    select ${columns}, 1 as whole from person ${registrationOf(eventId)}
    where person.id = ${personId} and (
      mine.id is not null
      or exists (select from attendance_event where event_id = ${eventId} and person_id = person.id))`.execute(
    db,
  )
  return rows[0] && listedOf(rows[0])
}

/** Everybody of these, by their ids. */
export async function listedOfIds(
  db: Database,
  eventId: EventId,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Listed>> {
  const { rows } = await sql<Row>`
    select ${columns}, 1 as whole from person ${registrationOf(eventId)}
    where person.id = any(${[...personIds]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, listedOf(row)]))
}

/** Names an engine says that are none of ours: how many have come by them. */
export async function listUnverified(
  db: Database,
  sittingId: Id,
): Promise<readonly { readonly name: string; readonly source: string }[]> {
  return db
    .selectFrom('attendance_event')
    .select((it) => [it.ref('name').$notNull().as('name'), 'source'])
    .distinct()
    .where('sitting_id', '=', sittingId)
    .where('person_id', 'is', null)
    .where('name', 'is not', null)
    .orderBy('name')
    .limit(200)
    .execute()
}

/** How many people hold a seat at an event. */
export async function countExpected(db: Database, eventId: EventId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct person_id)::int as count from registration
    where event_id = ${eventId} and state in ('confirmed', 'checked-in')`.execute(db)
  return rows[0]?.count ?? 0
}
