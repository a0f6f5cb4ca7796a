import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { EventId } from '../../../../values/ids.ts'
import type { Needs } from '../types.ts'

/** Published events that begin within so many days. */
export async function listEventsWithin(
  db: Database,
  now: Date,
  days: number,
): Promise<
  readonly {
    readonly id: EventId
    readonly contact: string
    readonly startsAt: Date
    readonly timeZone: string
  }[]
> {
  const rows = await db
    .selectFrom('event')
    .select(['id', 'contact', 'starts_at', 'time_zone'])
    .where('state', '=', 'published')
    .where('starts_at', '>', now)
    .where('starts_at', '<', new Date(now.getTime() + days * 86_400_000))
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    contact: row.contact,
    startsAt: row.starts_at,
    timeZone: row.time_zone,
  }))
}

/** What those who still count asked for, and how many they are. */
export async function needsOf(db: Database, eventId: EventId): Promise<Needs> {
  const rows = await db
    .selectFrom('registration')
    .select([
      sql<string | null>`nullif(answers->>'interpretation', '')`.as('language'),
      sql<number>`count(*)::int`.as('count'),
      sql<number>`count(*) filter (where mode = 'on-site')::int`.as('on_site'),
      sql<number>`count(*) filter (where coalesce(answers->>'accessNeeds', '') <> '')::int`.as(
        'access_needs',
      ),
    ])
    .where('event_id', '=', eventId)
    .where('state', 'in', ['pending', 'confirmed', 'waitlisted', 'offered', 'checked-in'])
    .groupBy('language')
    .orderBy('count', 'desc')
    .orderBy('language')
    .execute()
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0)
  return {
    onSite: sum((row) => row.on_site),
    remote: sum((row) => row.count - row.on_site),
    interpretation: rows.flatMap(({ language, count }) => (language ? [{ language, count }] : [])),
    accessNeeds: sum((row) => row.access_needs),
  }
}
