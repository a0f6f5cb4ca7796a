import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { OrganisationId } from '../../../../values/ids.ts'

/** Organisations by the code another system has for them, in small letters; whatever their state. */
export async function idsByCode(
  db: Database | Transaction,
  codes: readonly string[],
): Promise<ReadonlyMap<string, OrganisationId>> {
  if (codes.length === 0) return new Map()
  const { rows } = await sql<{ id: OrganisationId; code: string }>`
    select id, lower(code) as code from organisation where lower(code) = any(${[...codes]}::text[])`.execute(
    db,
  )
  return new Map(rows.map(({ id, code }) => [code, id]))
}

/** What tells an organisation from others where there is no code. */
export type Identity = { readonly country: string; readonly category: string; readonly name: string }

export const identityOf = ({ country, category, name }: Identity): string =>
  JSON.stringify([country, category, name])

/** Listed organisations by country, category and own name; several where several have all three. */
export async function idsByIdentity(
  db: Database | Transaction,
  all: readonly Identity[],
): Promise<ReadonlyMap<string, readonly OrganisationId[]>> {
  if (all.length === 0) return new Map()
  const { rows } = await sql<Identity & { id: OrganisationId }>`
    select organisation.id, organisation.country_code as country, organisation.category, organisation.name
    from organisation join jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as one (country text, category text, name text)
      on organisation.country_code = one.country and organisation.category = one.category and organisation.name = one.name
    where organisation.state = 'listed'`.execute(db)
  const found = new Map<string, OrganisationId[]>()
  for (const { id, ...identity } of rows) {
    const key = identityOf(identity)
    found.set(key, [...(found.get(key) ?? []), id])
  }
  return found
}

/** Who stands under whom, for everybody. */
export async function parentsOfAll(
  db: Database | Transaction,
): Promise<ReadonlyMap<OrganisationId, OrganisationId>> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'parent_id'])
    .where('parent_id', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row.parent_id as OrganisationId]))
}

/** How each of these is named in a table: by its code, else by its id. */
export async function labelsOf(
  db: Database | Transaction,
  ids: readonly OrganisationId[],
): Promise<ReadonlyMap<OrganisationId, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: OrganisationId; label: string }>`
    select id, coalesce(code, id::text) as label from organisation where id = any(${[...ids]}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map(({ id, label }) => [id, label]))
}

/**
 * The listed organisations that somebody may mean: by code or id, else by own or official name, whatever the case. Two at
 * the most: more need not be known.
 */
export async function meant(db: Database | Transaction, typed: string): Promise<readonly OrganisationId[]> {
  const { rows } = await sql<{ id: OrganisationId }>`
    select id from organisation where state = 'listed' and (lower(code) = lower(${typed}) or id::text = lower(${typed}))
    union
    select organisation_id as id from organisation_search
    where name = search_key(${typed}) or (strpos(names, '|' || search_key(${typed}) || '|') > 0
      and terms @@ (select string_agg('(' || query::text || ')', ' & ')::tsquery from search_parts(${typed})))
    limit 2`.execute(db)
  return rows.map(({ id }) => id)
}

/** Holds these until the transaction ends, in the order of their ids. */
export async function holdAll(tx: Transaction, ids: readonly OrganisationId[]): Promise<void> {
  await sql`select from organisation where id = any(${[...ids].sort()}::uuid[]) order by id for update`.execute(
    tx,
  )
}

/** Imports come one after the other. */
export async function holdImports(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('organisation imports', 0))`.execute(tx)
}
