import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { AccountId } from '../../../values/ids.ts'
import type { Factors } from './types.ts'

/** What an account has to prove who its holder is, besides the password. */
export async function factorsOf(db: Database | Transaction, accountId: AccountId): Promise<Factors> {
  const { rows } = await sql<{ passkeys: number; has_codes: boolean; recovery_codes: number }>`
    select
      (select count(*)::int from passkey where account_id = ${accountId} and ended_at is null) as passkeys,
      exists (select from one_time_code
        where account_id = ${accountId} and confirmed_at is not null and ended_at is null) as has_codes,
      (select count(*)::int from recovery_code
        where account_id = ${accountId} and used_at is null and ended_at is null) as recovery_codes`.execute(
    db,
  )
  const row = rows[0]
  return {
    passkeys: row?.passkeys ?? 0,
    hasCodes: row?.has_codes ?? false,
    recoveryCodes: row?.recovery_codes ?? 0,
  }
}

/** Whether signing in takes a second step. */
export async function findHasFactor(db: Database | Transaction, accountId: AccountId): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`select ${hasLiveFactor(accountId)} as has`.execute(db)
  return rows[0]?.has ?? false
}

/** The same as a part of another statement of this room. */
export const hasLiveFactor = (accountId: AccountId | undefined): RawBuilder<boolean> =>
  accountId === undefined
    ? sql`false`
    : sql`(exists (select from passkey where account_id = ${accountId} and ended_at is null)
        or exists (select from one_time_code
          where account_id = ${accountId} and confirmed_at is not null and ended_at is null))`

/** Ends every factor of an account at once, recovery codes too. Whether there was any. */
export async function endFactors(tx: Transaction, accountId: AccountId, now: Date): Promise<boolean> {
  const keys = await tx
    .updateTable('passkey')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  const apps = await tx
    .updateTable('one_time_code')
    .set({ ended_at: now, secret: null })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  const codes = await tx
    .updateTable('recovery_code')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return [keys, apps, codes].some(({ numUpdatedRows }) => numUpdatedRows > 0n)
}
