import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import type { Membership, Organisation, OrganisationState } from '../types.ts'

const columns = [
  'id',
  'country_code',
  'category',
  'state',
  'membership',
  'sectors',
  'study_group',
  'name',
  'acronyms',
  'web_site',
  'merged_into',
] as const

type Row = Pick<Selectable<Tables['organisation']>, (typeof columns)[number]>

const organisationOf = (row: Row, names: Readonly<Record<string, string>>): Organisation => ({
  id: row.id,
  name: row.name,
  names,
  acronym: row.acronyms[0] ?? null,
  acronyms: row.acronyms,
  countryCode: row.country_code,
  category: row.category,
  state: row.state as OrganisationState,
  membership: row.membership as Membership,
  sectors: row.sectors,
  studyGroup: row.study_group,
  webSite: row.web_site,
  mergedInto: row.merged_into,
})

/** One statement for any number of ids, so that it keeps its name in the pool. */
const anyOf = (ids: readonly OrganisationId[]) => sql<string>`any(${[...ids]}::uuid[])`

/** These organisations, in the order of the ids; unknown ids are left out. */
export async function findOrganisations(
  db: Database | Transaction,
  ids: readonly OrganisationId[],
): Promise<readonly Organisation[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('organisation')
    .select(columns)
    .select(
      sql<Record<string, string> | null>`(
        select jsonb_object_agg(language, organisation_name.name) from organisation_name where organisation_id = organisation.id
      )`.as('names'),
    )
    .where('id', '=', anyOf(ids))
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [organisationOf(row, row.names ?? {})] : []
  })
}

/** One organisation, whatever its state. */
export async function findOrganisation(
  db: Database | Transaction,
  id: OrganisationId,
): Promise<Organisation | undefined> {
  return (await findOrganisations(db, [id]))[0]
}

/** Saves an organisation that is in no list yet: staff verify it, merge it into another, or refuse it. */
export async function saveUnlistedOrganisation(
  tx: Transaction,
  it: {
    readonly name: string
    readonly countryCode: string
    readonly webSite?: string | undefined
    readonly category: string
  },
  now: Date,
): Promise<OrganisationId> {
  const id = newId()
  await tx
    .insertInto('organisation')
    .values({
      id,
      name: it.name,
      country_code: it.countryCode,
      web_site: it.webSite ?? null,
      category: it.category,
      state: 'unverified',
      created_at: now,
    })
    .execute()
  return id
}
