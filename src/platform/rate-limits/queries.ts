import { CompiledQuery } from 'kysely'
import type { Database } from '../database/database.ts'

type Query = { text: string; values?: readonly unknown[] }

/** What the limiter asks of a PostgreSQL client, answered through our own pool. */
export const queriesThrough = (db: Database) => ({
  async query({ text, values = [] }: Query): Promise<{ rows: unknown[]; rowCount: number }> {
    const { rows } = await db.executeQuery(CompiledQuery.raw(text, [...values]))
    return { rows, rowCount: rows.length }
  },
})

/** Removes counts that have run out. For an hourly job; returns how many went. */
export async function clearOldCounts(db: Database, now: Date): Promise<number> {
  const gone = await db.deleteFrom('rate_limit').where('expire', '<', now.getTime()).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
