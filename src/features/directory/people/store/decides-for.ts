import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { OrganisationId, PersonId } from '../../../../values/ids.ts'

export type Deciding = { readonly organisationId: OrganisationId; readonly kind: string }

/** The organisations for which a person decides, with the kind of each role. */
export async function rolesAsFocalPoint(
  db: Database | Transaction,
  personId: PersonId,
): Promise<readonly Deciding[]> {
  const rows = await db
    .selectFrom('focal_point')
    .select(['organisation_id', 'kind'])
    .where('person_id', '=', personId)
    .where('until', 'is', null)
    .execute()
  return rows.map((row) => ({ organisationId: row.organisation_id, kind: row.kind }))
}
