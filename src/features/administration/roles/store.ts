import type { Database } from '../../../platform/database/database.ts'
import type { Id } from '../../../values/ids.ts'
import type { Grant } from './types.ts'

const grants = (db: Database) =>
  db
    .selectFrom('role_grant')
    .innerJoin('account', 'account.id', 'role_grant.account_id')
    .innerJoin('person', 'person.id', 'account.person_id')
    .leftJoin('account as giver', 'giver.id', 'role_grant.granted_by')
    .leftJoin('person as gave', 'gave.id', 'giver.person_id')
    .select([
      'role_grant.id',
      'role_grant.account_id',
      'role_grant.role',
      'role_grant.granted_at',
      'person.name',
      'gave.name as by',
    ])
    .where('role_grant.ended_at', 'is', null)

type Row = Awaited<ReturnType<ReturnType<typeof grants>['executeTakeFirstOrThrow']>>

const grantOf = (row: Row): Grant => ({
  id: row.id,
  accountId: row.account_id,
  name: row.name,
  role: row.role,
  since: row.granted_at,
  by: row.by ?? undefined,
})

/** Who holds which role now, by name. */
export async function listGrants(db: Database): Promise<readonly Grant[]> {
  const rows = await grants(db).orderBy('person.name').orderBy('role_grant.role').limit(1000).execute()
  return rows.map(grantOf)
}

export async function findGrant(db: Database, id: Id): Promise<Grant | undefined> {
  const row = await grants(db).where('role_grant.id', '=', id).executeTakeFirst()
  return row && grantOf(row)
}
