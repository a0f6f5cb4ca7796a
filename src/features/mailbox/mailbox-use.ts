import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import type { AccountId } from '../../values/ids.ts'
import { sizesOf } from './letters.ts'

/** How much of their mailboxes these accounts use, in megabytes as they are shown; whoever has none is not there. */
export async function mailboxUse(
  db: Database,
  accounts: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, { readonly used: number; readonly quota: number }>> {
  if (accounts.length === 0) return new Map()
  const rows = await db
    .selectFrom('mailbox')
    .select(['account_id', 'used_bytes', 'quota_bytes'])
    .where('account_id', '=', sql<string>`any(${[...accounts]}::uuid[])`)
    .where('state', 'in', ['active', 'suspended'])
    .execute()
  return new Map(rows.map((row) => [row.account_id, sizesOf(row.used_bytes, row.quota_bytes)]))
}
