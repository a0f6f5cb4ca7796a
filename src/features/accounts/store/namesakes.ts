import type { Database, Transaction } from '../../../platform/database/database.ts'
import { isNamed } from '../../directory/index.ts'
import { accountOf } from './accounts.ts'
import type { Account } from '../types.ts'

/** Accounts, but for closed and merged ones, of the people who go by a name, as words in any order; no more than asked for. */
export async function findAccountsNamed(
  db: Database | Transaction,
  typed: string,
  most: number,
): Promise<readonly Account[]> {
  const rows = await db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .selectAll('account')
    .where('account.state', 'not in', ['closed', 'merged'])
    .where(isNamed(typed))
    .orderBy('account.id')
    .limit(most)
    .execute()
  return rows.map(accountOf)
}
