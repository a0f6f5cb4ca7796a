import type { Database } from '../../platform/database/database.ts'
import type { AccountId } from '../../values/ids.ts'
import { mailboxBytes } from './store/use.ts'

/** How much of their mailboxes these accounts use, in bytes; whoever has none is not there. */
export async function mailboxUse(
  db: Database,
  accounts: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, { readonly used: number; readonly quota: number }>> {
  const all = await mailboxBytes(db, accounts)
  return new Map(all.map(({ accountId, used, quota }) => [accountId, { used, quota }]))
}
