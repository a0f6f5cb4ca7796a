import { sql } from 'kysely'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { OrganisationId, RegistrationId } from '../../../../values/ids.ts'
import type { Desk } from '../../types.ts'

/** Saves for whom somebody comes, and whose desk it lies on. Call it with the registration held. */
export async function saveOrganisation(
  tx: Transaction,
  id: RegistrationId,
  to: { readonly organisationId: OrganisationId; readonly category: string; readonly waitsFor: Desk | null },
  now: Date,
): Promise<number> {
  const saved = await tx
    .updateTable('registration')
    .set({
      organisation_id: to.organisationId,
      category: to.category,
      waits_for: to.waitsFor,
      revision: sql<number>`revision + 1`,
      changed_at: now,
    })
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirstOrThrow()
  return saved.revision
}
