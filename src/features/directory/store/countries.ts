import type { Database } from '../../../platform/database/database.ts'

/** How many organisations are listed in each country that has one. */
export async function countByCountry(db: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('organisation')
    .select((eb) => ['country_code', eb.fn.countAll<string>().as('count')])
    .where('state', '=', 'listed')
    .groupBy('country_code')
    .execute()
  return new Map(rows.map((row) => [row.country_code, Number(row.count)]))
}
