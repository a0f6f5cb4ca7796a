import type { Database, Transaction } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import type { AccountId } from '../../values/ids.ts'
import { permissionsOfRoles } from './rules.ts'

/** The live staff roles of an account. */
export async function rolesOf(db: Database | Transaction, accountId: AccountId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('role_grant')
    .select('role')
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .orderBy('role')
    .execute()
  return rows.map((row) => row.role)
}

/** What an account may do because of its staff roles. */
export async function permissionsOf(db: Database | Transaction, accountId: AccountId): Promise<Set<string>> {
  return new Set(permissionsOfRoles(await rolesOf(db, accountId)))
}

/** Saves a grant; the same role a second time changes nothing. */
export async function saveGrant(
  tx: Transaction,
  accountId: AccountId,
  role: string,
  grantedBy: AccountId | undefined,
  now: Date,
): Promise<boolean> {
  const saved = await tx
    .insertInto('role_grant')
    .values({ id: newId(), account_id: accountId, role, granted_at: now, granted_by: grantedBy ?? null })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'role']).where('ended_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return saved !== undefined
}

/** Who holds a role now; nobody else can be given it or lose it until the transaction ends. */
export async function holdHolders(tx: Transaction, role: string): Promise<readonly AccountId[]> {
  const rows = await tx
    .selectFrom('role_grant')
    .select('account_id')
    .where('role', '=', role)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => row.account_id)
}

export async function saveEnded(
  tx: Transaction,
  accountId: AccountId,
  role: string,
  by: AccountId | undefined,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('role_grant')
    .set({ ended_at: now, ended_by: by ?? null })
    .where('account_id', '=', accountId)
    .where('role', '=', role)
    .where('ended_at', 'is', null)
    .execute()
}
