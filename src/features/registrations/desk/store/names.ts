import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { AccountId } from '../../../../values/ids.ts'

/** The names of the people behind accounts. */
export async function namesOfAccounts(
  db: Database,
  ids: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, string>> {
  const rows = await db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select(['account.id', 'person.name'])
    .where('account.id', '=', sql<AccountId>`any(${[...new Set(ids)]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
