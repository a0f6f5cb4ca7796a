import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { AccountId } from '../../../../values/ids.ts'
import type { AccountState, HintedAccount } from '../../../accounts/index.ts'

/** Accounts in a few words, to be looked at side by side. */
export async function hintedAccounts(
  db: Database,
  ids: readonly AccountId[],
): Promise<readonly HintedAccount[]> {
  const rows = await db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select(['account.id', 'account.state', 'account.created_at', 'account.signed_in_at', 'person.name'])
    .select(
      sql<string | null>`(select shown from account_identifier as own where own.account_id = account.id
        and own.kind = 'username' and own.ended_at is null order by own.created_at desc limit 1)`.as(
        'user_name',
      ),
    )
    .where('account.id', '=', sql<AccountId>`any(${[...ids]}::uuid[])`)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    userName: row.user_name,
    state: row.state as AccountState,
    createdAt: row.created_at,
    signedInAt: row.signed_in_at,
  }))
}
