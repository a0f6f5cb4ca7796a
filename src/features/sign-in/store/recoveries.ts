import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
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

export async function countRecoveries(tx: Transaction, accountId: AccountId, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('recovery')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('account_id', '=', accountId)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
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
  it: { readonly id: Id; readonly accountId: AccountId; readonly createdAt: Date; readonly expiresAt: Date },
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
    })
    .execute()
}

export async function saveRecoveryUsed(tx: Transaction, id: Id, now: Date): Promise<void> {
  await tx.updateTable('recovery').set({ used_at: now }).where('id', '=', id).execute()
}

export async function forgetRecoveries(db: Database, expiredBefore: Date): Promise<void> {
  await db.deleteFrom('recovery').where('expires_at', '<', expiredBefore).execute()
}
