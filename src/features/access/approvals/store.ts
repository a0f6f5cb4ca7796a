import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { Remit } from '../store/lists.ts'
import type { ApplicationState } from '../types.ts'
import { mostAtOnce, type Picked } from './types.ts'

/** Those of these Registration IDs that are within a remit, longest waiting first. */
export async function findPicked(
  db: Database,
  remit: Remit,
  registrationIds: readonly string[],
): Promise<readonly Picked[]> {
  const rows = await db
    .selectFrom('access_application as it')
    .innerJoin('person', 'person.id', 'it.person_id')
    .select([
      'it.id',
      'it.registration_id',
      'person.name',
      'it.organisation_id',
      'it.state',
      'it.revision',
      'it.decided_by',
    ])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('affiliation')
          .select('affiliation.id')
          .whereRef('affiliation.person_id', '=', 'it.person_id')
          .whereRef('affiliation.organisation_id', '=', 'it.organisation_id')
          .where('affiliation.state', '=', 'claimed'),
      ).as('claimed'),
    )
    .where('it.registration_id', '=', sql<string>`any(${[...registrationIds]}::text[])`)
    .$if(remit !== 'everything', (query) =>
      query.where('it.organisation_id', '=', sql<string>`any(${[...remit]}::uuid[])`),
    )
    .orderBy('it.created_at')
    .orderBy('it.id')
    .limit(mostAtOnce)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    registrationId: row.registration_id ?? '',
    name: row.name,
    organisationId: row.organisation_id,
    state: row.state as ApplicationState,
    revision: row.revision,
    decidedBy: row.decided_by,
    isClaimed: row.claimed === true,
  }))
}
