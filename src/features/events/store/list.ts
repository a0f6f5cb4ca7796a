import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { EventLine } from '../types.ts'
import { eventOf, groupPolicy } from './read.ts'

/** Which events a list shows. `when` splits at this moment; a page holds 25. */
export type EventFilter = {
  readonly type?: string
  readonly when: 'ahead' | 'past'
  readonly page: number
  readonly now: Date
}

export const eventsPerPage = 25

/** One page of published events: what is ahead from the nearest on, what is past from the newest on. */
export async function listEvents(db: Database, filter: EventFilter): Promise<EventLine[]> {
  const ahead = filter.when === 'ahead'
  const rows = await db
    .selectFrom('event')
    .selectAll()
    .select(groupPolicy)
    .where('state', '=', 'published')
    .where('ends_at', ahead ? '>' : '<=', filter.now)
    .$if(filter.type !== undefined, (query) => query.where('type', '=', filter.type as string))
    .orderBy('starts_at', ahead ? 'asc' : 'desc')
    .orderBy('id')
    .limit(eventsPerPage)
    .offset((filter.page - 1) * eventsPerPage)
    .execute()
  return rows.map((row) => eventOf(row))
}

/** How many published events of each type are ahead, and how many are past. */
export async function countEvents(
  db: Database,
  now: Date,
): Promise<{ type: string; ahead: number; past: number }[]> {
  return db
    .selectFrom('event')
    .select('type')
    .select(sql<number>`(count(*) filter (where ends_at > ${now}))::int`.as('ahead'))
    .select(sql<number>`(count(*) filter (where ends_at <= ${now}))::int`.as('past'))
    .where('state', '=', 'published')
    .groupBy('type')
    .execute()
}
