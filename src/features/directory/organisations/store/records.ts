import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { OrganisationId } from '../../../../values/ids.ts'
import type { OrganisationState } from '../../types.ts'
import type { OrganisationData, OrganisationRecord } from '../types.ts'

type Row = {
  id: OrganisationId
  state: OrganisationState
  merged_into: OrganisationId | null
  data: OrganisationData
}

const recordOf = (row: Row): OrganisationRecord => ({
  id: row.id,
  state: row.state,
  mergedInto: row.merged_into,
  data: row.data,
})

/** Everything as one object a row, so that any number of organisations is one statement. */
const read = sql`
  select organisation.id, state, merged_into, jsonb_build_object(
    'code', code, 'name', name, 'acronyms', to_jsonb(acronyms), 'countryCode', country_code, 'category', category,
    'sectors', coalesce((select jsonb_agg(one order by one collate "C") from unnest(sectors) as one), '[]'), 'studyGroup', study_group, 'parentId', parent_id, 'address', postal_address,
    'webSite', web_site, 'membership', membership, 'memberSince', member_since, 'memberUntil', member_until,
    'arrearsSince', arrears_since,
    'names', coalesce((select jsonb_object_agg(one.language, one.name) from organisation_name one
      where one.organisation_id = organisation.id), '{}'),
    'formerNames', coalesce((select jsonb_agg(jsonb_build_object('name', one.name, 'until', one.until_year)
        order by one.until_year desc nulls last, one.name collate "C") from organisation_former_name one
      where one.organisation_id = organisation.id), '[]'),
    'domains', coalesce((select jsonb_agg(one.domain order by one.domain collate "C") from organisation_domain one
      where one.organisation_id = organisation.id), '[]'),
    'contacts', coalesce((select jsonb_agg(jsonb_build_object('role', one.role, 'name', one.name, 'email', one.email,
        'phone', one.phone, 'visibility', one.visibility) order by one.role collate "C") from organisation_contact one
      where one.organisation_id = organisation.id), '[]')
  ) as data
  from organisation`

/** All that is kept of these organisations, by id. */
export async function readRecords(
  db: Database | Transaction,
  ids: readonly OrganisationId[],
): Promise<ReadonlyMap<OrganisationId, OrganisationRecord>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`${read} where organisation.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, recordOf(row)]))
}

export async function findRecord(
  db: Database | Transaction,
  id: OrganisationId,
): Promise<OrganisationRecord | undefined> {
  return (await readRecords(db, [id])).get(id)
}

/** Holds an organisation until the transaction ends: whoever else writes it, or asks for a change, waits. */
export async function holdRecord(
  tx: Transaction,
  id: OrganisationId,
): Promise<OrganisationRecord | undefined> {
  const held = await tx.selectFrom('organisation').select('id').where('id', '=', id).forUpdate().execute()
  return held.length > 0 ? findRecord(tx, id) : undefined
}

/** Pages of everything that is listed, in the order of its id, for exports. */
export async function pageOfRecords(
  db: Database | Transaction,
  after: OrganisationId | undefined,
  most: number,
): Promise<readonly OrganisationRecord[]> {
  const { rows } = await sql<Row>`${read}
    where state = 'listed' and (${after ?? null}::uuid is null or organisation.id > ${after ?? null}::uuid)
    order by organisation.id limit ${most}`.execute(db)
  return rows.map(recordOf)
}
