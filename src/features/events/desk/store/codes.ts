import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'

/** The code after the highest of those that begin with this letter; undefined when there is none left. */
export async function nextCode(db: Database | Transaction, letter = 'C'): Promise<string | undefined> {
  const row = await db
    .selectFrom('event')
    .select(sql<number>`coalesce(max(substr(code, 3)::int), 0)`.as('highest'))
    .where('code', 'like', `${letter}-%`)
    .executeTakeFirstOrThrow()
  return row.highest < 99_999_999 ? `${letter}-${String(row.highest + 1).padStart(8, '0')}` : undefined
}
