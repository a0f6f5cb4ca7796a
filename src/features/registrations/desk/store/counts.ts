import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import { sentStates, type Filter, type SentState } from '../filter.ts'
import { mostCounted } from '../rules.ts'
import { whereOf } from './where.ts'

/** How many a filter means. */
export async function countRegistrations(db: Database, filter: Filter, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count
    from (select from registration where ${whereOf(filter, now)} limit ${mostCounted + 1}) as one`.execute(db)
  return rows[0]?.count ?? 0
}

/** How many it would mean in each state, whichever states it asks for; each state is counted no further than is said. */
export async function countStates(
  db: Database,
  filter: Filter,
  now: Date,
): Promise<Readonly<Record<SentState, number>>> {
  const counted = sentStates.map(
    (state) => sql`(select ${state}::text as state, count(*)::int as count
      from (select from registration where ${whereOf({ ...filter, states: [state] }, now)}
        limit ${mostCounted + 1}) as one)`,
  )
  const { rows } = await sql<{ state: SentState; count: number }>`
    ${sql.join(counted, sql` union all `)}`.execute(db)
  const none = Object.fromEntries(sentStates.map((state) => [state, 0])) as Record<SentState, number>
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) }
}
