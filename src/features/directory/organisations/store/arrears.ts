import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { OrganisationId } from '../../../../values/ids.ts'

/** Active members whose contribution has been due since before this day. */
export async function listOverdue(db: Database, before: string): Promise<readonly OrganisationId[]> {
  const rows = await db
    .selectFrom('organisation')
    .select('id')
    .where('arrears_since', '<=', before)
    .where('membership', '=', 'active')
    .where('state', '=', 'listed')
    .orderBy('arrears_since')
    .execute()
  return rows.map((row) => row.id)
}

export async function saveSuspended(tx: Transaction, id: OrganisationId, now: Date): Promise<void> {
  await tx
    .updateTable('organisation')
    .set({ membership: 'suspended', changed_at: now })
    .where('id', '=', id)
    .execute()
}
