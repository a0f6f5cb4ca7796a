import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { AccountId } from '../../../values/ids.ts'
import { accountOf } from '../store/accounts.ts'
import type { Account } from '../types.ts'
import type { Inactivity, WarnDays } from './types.ts'

/** When an account was last used: made, signed in to, or kept by a mailed link. */
const lastUse = sql<Date>`greatest(created_at, signed_in_at, stayed_at)`

/** Active accounts that were not used since a time, in order of their ids from one on; no more than asked for. */
export async function listQuiet(
  db: Database,
  before: Date,
  after: AccountId | undefined,
  most: number,
): Promise<readonly AccountId[]> {
  let quiet = db.selectFrom('account').select('id').where('state', '=', 'active').where(lastUse, '<=', before)
  if (after) quiet = quiet.where('id', '>', after)
  const rows = await quiet.orderBy('id').limit(most).execute()
  return rows.map(({ id }) => id)
}

/** An account with when it was last used, held until the transaction ends. */
export async function holdUsed(
  tx: Transaction,
  id: AccountId,
): Promise<{ readonly account: Account; readonly activeAt: Date } | undefined> {
  const row = await tx
    .selectFrom('account')
    .selectAll()
    .select(lastUse.as('active_at'))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && { account: accountOf(row), activeAt: row.active_at }
}

/** What the holder of an account was told about not using it; undefined while it is used. */
export async function inactivityOf(
  db: Database | Transaction,
  id: AccountId,
): Promise<Inactivity | undefined> {
  const row = await db
    .selectFrom('account_inactivity')
    .selectAll()
    .where('account_id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      activeAt: row.active_at,
      blocksAt: row.blocks_at,
      warnedDays: row.warned_days as WarnDays,
      warnedAt: row.warned_at,
    }
  )
}

export async function saveWarned(tx: Transaction, id: AccountId, it: Inactivity): Promise<void> {
  const said = {
    active_at: it.activeAt,
    blocks_at: it.blocksAt,
    warned_days: it.warnedDays,
    warned_at: it.warnedAt,
  }
  await tx
    .insertInto('account_inactivity')
    .values({ account_id: id, ...said })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(said))
    .execute()
}

/** Its holder wants the account: the same as if they had signed in now. */
export async function saveStayed(tx: Transaction, id: AccountId, now: Date): Promise<void> {
  await tx.updateTable('account').set({ stayed_at: now }).where('id', '=', id).execute()
  await forgetWarned(tx, id)
}

/** Somebody came in by another door than a browser, which counts like signing in. Noted once a day at most. */
export async function rememberUse(db: Database, id: AccountId, now: Date): Promise<void> {
  await db
    .updateTable('account')
    .set({ stayed_at: now })
    .where('id', '=', id)
    .where(sql<Date>`coalesce(stayed_at, created_at)`, '<', new Date(now.getTime() - 24 * 3_600_000))
    .execute()
}

export async function forgetWarned(tx: Transaction, id: AccountId): Promise<void> {
  await tx.deleteFrom('account_inactivity').where('account_id', '=', id).execute()
}

/** Forgets what was told about accounts that were used since, or are no longer active. */
export async function forgetOutdated(db: Database): Promise<void> {
  await sql`
    delete from account_inactivity using account
    where account.id = account_inactivity.account_id and (account.state <> 'active'
      or greatest(account.created_at, account.signed_in_at, account.stayed_at) > account_inactivity.active_at)
  `.execute(db)
}
