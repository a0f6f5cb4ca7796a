import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import type { Earlier } from '../recovery/rules.ts'
import type { Recovery } from '../rules.ts'

const recoveryOf = (row: Selectable<Tables['recovery']>): Recovery => ({
  id: row.id,
  accountId: row.account_id,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
  endedAt: row.ended_at,
})

export async function findRecovery(db: Database | Transaction, id: Id): Promise<Recovery | undefined> {
  const row = await db.selectFrom('recovery').selectAll().where('id', '=', id).executeTakeFirst()
  return row && recoveryOf(row)
}

export async function findRecoveryByToken(db: Database, tokenHash: Buffer): Promise<Recovery | undefined> {
  const row = await db
    .selectFrom('recovery')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row && recoveryOf(row)
}

export async function holdRecovery(tx: Transaction, id: Id): Promise<Recovery | undefined> {
  const row = await tx.selectFrom('recovery').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && recoveryOf(row)
}

/** What was asked for an account since then. */
export async function recoveriesSince(
  tx: Transaction,
  accountId: AccountId,
  since: Date,
): Promise<readonly Earlier[]> {
  const rows = await tx
    .selectFrom('recovery')
    .select(['created_at', 'by_name'])
    .where('account_id', '=', accountId)
    .where('created_at', '>', since)
    .execute()
  return rows.map((row) => ({ createdAt: row.created_at, isByName: row.by_name }))
}

/** Ends the links that still work: the newest one counts, and none once the password is set. */
export async function endRecoveries(tx: Transaction, accountId: AccountId, now: Date): Promise<void> {
  await tx
    .updateTable('recovery')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
}

export async function saveRecovery(
  tx: Transaction,
  it: Omit<Recovery, 'usedAt'> & Earlier,
  tokenHash: Buffer,
): Promise<void> {
  await tx
    .insertInto('recovery')
    .values({
      id: it.id,
      token_hash: tokenHash,
      account_id: it.accountId,
      created_at: it.createdAt,
      expires_at: it.expiresAt,
      ended_at: it.endedAt,
      by_name: it.isByName,
    })
    .execute()
}

export async function saveRecoveryUsed(tx: Transaction, id: Id, now: Date): Promise<void> {
  await tx.updateTable('recovery').set({ used_at: now }).where('id', '=', id).execute()
}

export async function forgetRecoveries(db: Database, expiredBefore: Date): Promise<void> {
  await db.deleteFrom('recovery').where('expires_at', '<', expiredBefore).execute()
}
