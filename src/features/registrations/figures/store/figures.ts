import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { Localised } from '../../../../values/language.ts'
import type { Filter, SentState } from '../../desk/filter.ts'
import { whereOf } from '../../desk/store/where.ts'
import type { Counted, EventName, Figures } from '../types.ts'

type Row = {
  readonly day: string | null
  readonly state: SentState | null
  readonly mode: string | null
  readonly category: string | null
  readonly country: string | null
  readonly event: string | null
  readonly of: number
  readonly count: number
}

/** Which column a line counts by: the places of the others are set. */
const kinds = {
  day: 0b011111,
  state: 0b101111,
  mode: 0b110111,
  category: 0b111011,
  country: 0b111101,
  event: 0b111110,
}
const everything = 0b111111

/** Counts a group by everything at once: the registrations are read one time. Days are those of a place's calendar. */
export async function figuresOf(db: Database, filter: Filter, zone: string, now: Date): Promise<Figures> {
  const { rows } = await sql<Row>`
    select day, state, mode, category, country, event,
      grouping(day, state, mode, category, country, event)::int as of, count(*)::int as count
    from (
      select to_char(registration.submitted_at at time zone ${zone}, 'YYYY-MM-DD') as day, registration.state,
        registration.mode, registration.category, person.country_code as country, registration.event_id as event
      from registration join person on person.id = registration.person_id
      where ${whereOf(filter, now)}
    ) as one
    group by grouping sets ((day), (state), (mode), (category), (country), (event), ())`.execute(db)
  const by = <Key extends string>(kind: keyof typeof kinds): Counted<Key>[] =>
    rows
      .filter((row) => row.of === kinds[kind])
      .flatMap((row) => (row[kind] === null ? [] : [{ key: row[kind] as Key, count: row.count }]))
  return {
    all: rows.find((row) => row.of === everything)?.count ?? 0,
    byDay: by('day').toSorted((one, other) => (one.key < other.key ? -1 : 1)),
    byState: by<SentState>('state'),
    byMode: by('mode'),
    byCategory: by('category'),
    byCountry: by('country'),
    byEvent: filter.event ? [] : by('event'),
  }
}

/** The names of the events that are shown. */
export async function eventNames(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EventName>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('event')
    .select(['id', 'code', 'title'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, { ...row, title: row.title as Localised }]))
}
