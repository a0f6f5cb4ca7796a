import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { AccountId } from '../../../values/ids.ts'

/** When somebody last came in, by a browser or a mail program; undefined: never. Mail programs are noted once a day. */
export async function lastUseOf(db: Database, id: AccountId): Promise<Date | undefined> {
  const row = await db
    .selectFrom('account')
    .select(sql<Date | null>`greatest(signed_in_at, stayed_at)`.as('at'))
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.at ?? undefined
}
