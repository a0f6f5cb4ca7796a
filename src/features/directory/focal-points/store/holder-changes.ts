import type { Transaction } from '../../../../platform/database/database.ts'
import type { PersonId } from '../../../../values/ids.ts'

/** Takes the notes of who can or cannot sign in any more; they are gone when the transaction is kept. */
export async function takeHolderChanges(tx: Transaction): Promise<readonly PersonId[]> {
  const rows = await tx.deleteFrom('focal_point_holder_change').returning('person_id').execute()
  return rows.map((row) => row.person_id)
}
