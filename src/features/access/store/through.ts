import type { Database } from '../../../platform/database/database.ts'
import type { OrganisationId, PersonId } from '../../../values/ids.ts'

/** The organisations through which somebody has access now: granted, and their membership is alive. */
export async function organisationsWithAccess(
  db: Database,
  personId: PersonId,
): Promise<readonly OrganisationId[]> {
  const rows = await db
    .selectFrom('access_application')
    .innerJoin('organisation', 'organisation.id', 'access_application.organisation_id')
    .select('organisation.id')
    .where('access_application.person_id', '=', personId)
    .where('access_application.state', '=', 'active')
    .where('organisation.membership', '=', 'active')
    .execute()
  return rows.map(({ id }) => id)
}
