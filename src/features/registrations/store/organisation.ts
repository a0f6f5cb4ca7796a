import type { Transaction } from '../../../platform/database/database.ts'
import type { OrganisationId } from '../../../values/ids.ts'

/** Registrations for one organisation are for another from now on. Says how many. */
export async function moveToOrganisation(
  tx: Transaction,
  from: OrganisationId,
  into: OrganisationId,
): Promise<number> {
  const rows = await tx
    .updateTable('registration')
    .set({ organisation_id: into })
    .where('organisation_id', '=', from)
    .returning('id')
    .execute()
  return rows.length
}
