import { sql } from 'kysely'
import type { RawBuilder, SqlBool } from 'kysely'
import type { OrganisationId } from '../../../../values/ids.ts'
import type { OrganisationSearch } from '../../types.ts'

export const organisationsAPage = 20

/** Counts are exact up to here; of more we say that there are more. */
export const mostCounted = 10_000

/** One page of ids in their order, and how many there are in all, counted to one more than `mostCounted`. */
export type Found = { readonly ids: readonly OrganisationId[]; readonly total: number }

export type Condition = RawBuilder<SqlBool>

export const pagesOf = (total: number): number =>
  Math.max(1, Math.ceil(Math.min(total, mostCounted) / organisationsAPage))

/** A page past the last one is the last one. */
export const pageWithin = (page: number, total: number): number =>
  Math.min(Math.max(1, Math.trunc(page) || 1), pagesOf(total))

/** The same in the database, where `total` is known. */
export function limitTo(page: number): RawBuilder<unknown> {
  const wanted = (Math.max(1, Math.trunc(page) || 1) - 1) * organisationsAPage
  const last = sql`greatest(0, (least(total, ${mostCounted}) - 1) / ${organisationsAPage} * ${organisationsAPage})`
  return sql`limit ${organisationsAPage} offset least(${Math.min(wanted, mostCounted)}::integer, ${last})`
}

export const every = (conditions: readonly (Condition | undefined)[]): Condition => {
  const said = conditions.filter((one) => one !== undefined)
  return said.length > 0 ? sql`${sql.join(said, sql` and `)}` : sql`true`
}

/** What a narrow search leaves out. */
export const within = (asked: Omit<OrganisationSearch, 'words' | 'page'>): Condition =>
  every([
    asked.isNarrow && asked.countryCode ? sql`country_code = ${asked.countryCode}` : undefined,
    asked.isNarrow && asked.category ? sql`category = ${asked.category}` : undefined,
    asked.countryCodes ? sql`country_code = any(${[...asked.countryCodes]}::text[])` : undefined,
  ])
