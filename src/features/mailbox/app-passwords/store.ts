import type { Database, Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import { hashToken } from '../../../platform/secrets.ts'
import type { AccountId, Id } from '../../../values/ids.ts'

export type AppPassword = {
  readonly id: Id
  readonly name: string
  readonly createdAt: Date
  readonly usedAt: Date | null
  readonly usedBy: string | null
}

/** Those that work, the newest first. */
export async function appPasswordsOf(
  db: Database | Transaction,
  accountId: AccountId,
): Promise<readonly AppPassword[]> {
  const rows = await db
    .selectFrom('app_password')
    .select(['id', 'name', 'created_at', 'used_at', 'used_by'])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    usedAt: row.used_at,
    usedBy: row.used_by,
  }))
}

export async function insertAppPassword(
  tx: Transaction,
  accountId: AccountId,
  it: { readonly name: string; readonly password: string },
  now: Date,
): Promise<Id> {
  const id = newId()
  await tx
    .insertInto('app_password')
    .values({
      id,
      account_id: accountId,
      name: it.name,
      password_hash: hashToken(it.password),
      created_at: now,
    })
    .execute()
  return id
}

export async function findAppPassword(
  db: Database,
  accountId: AccountId,
  password: string,
): Promise<{ readonly id: Id; readonly usedAt: Date | null } | undefined> {
  const row = await db
    .selectFrom('app_password')
    .select(['id', 'used_at'])
    .where('password_hash', '=', hashToken(password))
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row && { id: row.id, usedAt: row.used_at }
}

export const saveAppPasswordUsed = async (db: Database, id: Id, door: string, now: Date): Promise<void> => {
  await db.updateTable('app_password').set({ used_at: now, used_by: door }).where('id', '=', id).execute()
}

/** Ends one of an account, or all. How many there were. */
export async function endAppPasswords(
  tx: Transaction,
  accountId: AccountId,
  now: Date,
  id?: Id,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('app_password')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .$if(id !== undefined, (query) => query.where('id', '=', id!))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
