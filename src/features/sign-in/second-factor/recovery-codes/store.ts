import type { Database, Transaction } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'

/** A recovery code as it is kept: the digit that finds it, and the hash of the rest. */
export type KeptCode = { readonly mark: string; readonly hash: string }

const live = (db: Database | Transaction, accountId: AccountId) =>
  db
    .selectFrom('recovery_code')
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)

export async function findRecoveryCode(
  db: Database,
  accountId: AccountId,
  mark: string,
): Promise<{ readonly id: Id; readonly hash: string } | undefined> {
  const row = await live(db, accountId)
    .select(['id', 'code_hash'])
    .where('mark', '=', mark)
    .executeTakeFirst()
  return row && { id: row.id, hash: row.code_hash }
}

export async function countRecoveryCodes(tx: Transaction, accountId: AccountId): Promise<number> {
  const row = await live(tx, accountId)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirst()
  return row?.count ?? 0
}

/** Uses a code. Of any number at once, one is told that it did. */
export async function takeRecoveryCode(tx: Transaction, id: Id, now: Date): Promise<boolean> {
  const taken = await tx
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}

/** A new set; the one before it is worth nothing any more. Call it with the account held. */
export async function saveRecoveryCodes(
  tx: Transaction,
  accountId: AccountId,
  codes: readonly KeptCode[],
  now: Date,
): Promise<void> {
  await endRecoveryCodes(tx, accountId, now)
  await tx
    .insertInto('recovery_code')
    .values(
      codes.map(({ mark, hash }) => ({
        id: newId(),
        account_id: accountId,
        mark,
        code_hash: hash,
        created_at: now,
      })),
    )
    .execute()
}

export async function endRecoveryCodes(tx: Transaction, accountId: AccountId, now: Date): Promise<void> {
  await tx
    .updateTable('recovery_code')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
}
