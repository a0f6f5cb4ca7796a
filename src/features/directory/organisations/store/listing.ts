import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'

export type Listing = {
  readonly countryCode?: string | undefined
  readonly category?: string | undefined
  readonly state: string
  readonly limit: number
}

/** Organisations by name, for the machine's operator. */
export async function listRecords(db: Database, asked: Listing): Promise<readonly Record<string, unknown>[]> {
  let query = db
    .selectFrom('organisation')
    .select(['id', 'code', 'name'])
    .select(['country_code as country', 'category', 'membership', 'state'])
    .where('state', '=', asked.state)
  if (asked.countryCode) query = query.where('country_code', '=', asked.countryCode)
  if (asked.category) query = query.where('category', '=', asked.category)
  return query
    .orderBy(sql`name collate "C"`)
    .orderBy('id')
    .limit(asked.limit)
    .execute()
}

/** More than a browser should be sent at once. */
const most = 50_000

/** Whether so many are listed that they are for the command line. */
export async function isLarge(db: Database): Promise<boolean> {
  const rows = await db
    .selectFrom('organisation')
    .select('id')
    .where('state', '=', 'listed')
    .offset(most)
    .limit(1)
    .execute()
  return rows.length > 0
}
