import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import { sentStates, type Filter, type SentState } from '../filter.ts'
import { whereOf } from './where.ts'

/** Counts are exact up to here; what is more is one more. */
export const mostCounted = 10_000

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

/** How many there are in these states together, when each is known; more than can be counted stays so. */
export const togetherOf = (
  counts: Readonly<Record<SentState, number>>,
  states: readonly SentState[] = sentStates,
): number =>
  Math.min(
    mostCounted + 1,
    states.reduce((sum, state) => sum + counts[state], 0),
  )
