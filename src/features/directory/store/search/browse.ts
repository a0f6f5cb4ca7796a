import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { OrganisationSearch } from '../../types.ts'
import {
  every,
  limitTo,
  mostCounted,
  organisationsAPage,
  pageWithin,
  within,
  type Condition,
  type Found,
} from './pages.ts'

/** Everything that is listed, by name: of the given country first, then of the given category. Each heap is read in order. */
export async function browse(db: Database, asked: OrganisationSearch): Promise<Found> {
  const end = pageWithin(asked.page, mostCounted) * organisationsAPage
  const heaps = heapsOf(asked).map(
    (heap, place) =>
      sql`(select organisation_id, name, ${place}::integer as heap from organisation_search
        where ${every([heap, within(asked)])} order by name, organisation_id limit ${end})`,
  )
  const { rows } = await sql<Found>`
    with counted as (
      select count(*)::integer as total
      from (select from organisation_search where ${within(asked)} limit ${mostCounted + 1}) as one
    )
    select total, array(
      select organisation_id from (${sql.join(heaps, sql` union all `)}) as one
      order by heap, name, organisation_id ${limitTo(asked.page)}
    ) as ids
    from counted`.execute(db)
  return rows[0] ?? { ids: [], total: 0 }
}

/** The preferred come first; each organisation is in one heap. */
function heapsOf({ isNarrow, countryCode, category }: OrganisationSearch): Condition[] {
  const there = isNarrow || !countryCode ? undefined : sql<boolean>`country_code = ${countryCode}`
  const such = isNarrow || !category ? undefined : sql<boolean>`category = ${category}`
  return split([sql<boolean>`true`], there).flatMap((heap) => split([heap], such))
}

const split = (heaps: Condition[], by: Condition | undefined): Condition[] =>
  by ? heaps.flatMap((heap) => [sql<boolean>`${heap} and ${by}`, sql<boolean>`${heap} and not ${by}`]) : heaps
