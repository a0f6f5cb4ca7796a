import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { OrganisationId } from '../../../../values/ids.ts'
import type { FormerName } from '../../types.ts'

/** Which of these were found by a name they no longer have, and by none they have. */
export async function findFormerly(
  db: Database,
  ids: readonly OrganisationId[],
  terms: string,
): Promise<ReadonlyMap<OrganisationId, FormerName>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: OrganisationId; name: string; until: number | null }>`
    select distinct on (former.organisation_id) former.organisation_id as id, former.name, former.until_year as until
    from organisation_former_name former join organisation on organisation.id = former.organisation_id
    where former.organisation_id = any(${[...ids]}::uuid[])
      and ts_match_vq(former.terms, ${terms}::tsquery) and not ts_match_vq(organisation.terms, ${terms}::tsquery)
      and not exists (
        select from organisation_name official
        where official.organisation_id = former.organisation_id and ts_match_vq(official.terms, ${terms}::tsquery))
    order by former.organisation_id, former.until_year desc nulls last, former.name`.execute(db)
  return new Map(rows.map(({ id, name, until }) => [id, { name, until }]))
}
