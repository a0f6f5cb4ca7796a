import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { AccountId } from '../../../values/ids.ts'

export type MailboxBytes = { readonly accountId: AccountId; readonly used: number; readonly quota: number }

/** How much the living mailboxes of these accounts hold, and may hold, in bytes. */
export async function mailboxBytes(
  db: Database,
  accounts: readonly AccountId[],
): Promise<readonly MailboxBytes[]> {
  if (accounts.length === 0) return []
  const rows = await db
    .selectFrom('mailbox')
    .select(['account_id', 'used_bytes', 'quota_bytes'])
    .where('account_id', '=', sql<string>`any(${[...accounts]}::uuid[])`)
    .where('state', 'in', ['active', 'suspended'])
    .execute()
  return rows.map((row) => ({ accountId: row.account_id, used: row.used_bytes, quota: row.quota_bytes }))
}
