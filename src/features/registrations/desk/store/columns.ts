import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { AccountId } from '../../../../values/ids.ts'
import { columnsOf, usualColumns, type Column } from '../columns.ts'

/** Which columns somebody wants to see. */
export async function columnsFor(db: Database, accountId: AccountId): Promise<readonly Column[]> {
  const row = await db
    .selectFrom('registration_columns')
    .select('columns')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row ? columnsOf(row.columns) : usualColumns
}

export async function saveColumns(
  tx: Transaction,
  accountId: AccountId,
  chosen: readonly Column[],
  now: Date,
): Promise<void> {
  const said = { columns: [...chosen], changed_at: now }
  await tx
    .insertInto('registration_columns')
    .values({ account_id: accountId, ...said })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(said))
    .execute()
}

export async function deleteColumns(tx: Transaction, accountId: AccountId): Promise<void> {
  await tx.deleteFrom('registration_columns').where('account_id', '=', accountId).execute()
}
