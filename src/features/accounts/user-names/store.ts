import type { Transaction } from '../../../platform/database/database.ts'
import type { AccountId } from '../../../values/ids.ts'

/** Ends the user name an account has. Its row stays, so that nobody is ever given it again. */
export async function endUserName(
  tx: Transaction,
  accountId: AccountId,
  key: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('account_identifier')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('kind', '=', 'username')
    .where('key', '=', key)
    .execute()
}

export async function saveUserNameChosen(tx: Transaction, accountId: AccountId, now: Date): Promise<void> {
  await tx.updateTable('account').set({ user_name_changed_at: now }).where('id', '=', accountId).execute()
}
