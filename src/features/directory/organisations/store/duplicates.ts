import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { OrganisationId } from '../../../../values/ids.ts'
import { searchOrganisations } from '../../store/search.ts'
import { wordsOf } from '../../store/search/words.ts'
import type { Likeness } from '../types.ts'

const mostShown = 6

/** Listed organisations that may be the one described: by name, by domain, by country; the likeliest first. */
export async function likelyDuplicates(
  db: Database,
  it: {
    readonly id: OrganisationId
    readonly name: string
    readonly countryCode: string
    readonly domains: readonly string[]
  },
): Promise<readonly Likeness[]> {
  const [near, rare] = await Promise.all([
    searchOrganisations(db, { words: it.name, countryCode: it.countryCode, page: 1 }),
    sharingRareWords(db, it.name, it.countryCode),
  ])
  const { rows } = await sql<Likeness>`
    with candidate as (
      select unnest(${[...near.organisations.map(({ id }) => id), ...rare]}::uuid[]) as id
      union select organisation_id from organisation_domain where domain = any(${[...it.domains]}::text[])
    )
    select one.organisation_id as id, similarity(search_key(${it.name}), trim(both '|' from one.names))::float as alike,
      country_code = ${it.countryCode} as "isSameCountry",
      exists (select from organisation_domain where organisation_id = one.organisation_id
        and domain = any(${[...it.domains]}::text[])) as "isSameDomain"
    from organisation_search one join candidate on candidate.id = one.organisation_id
    where one.organisation_id <> ${it.id}`.execute(db)
  return rows
    .map((one) => ({
      ...one,
      weight: one.alike + (one.isSameCountry ? 0.2 : 0) + (one.isSameDomain ? 0.6 : 0),
    }))
    .filter(({ weight }) => weight >= 0.35)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, mostShown)
    .map(({ id, alike, isSameCountry, isSameDomain }) => ({ id, alike, isSameCountry, isSameDomain }))
}

/** Those of the same country that share a word which few have. */
async function sharingRareWords(
  db: Database,
  name: string,
  countryCode: string,
): Promise<readonly OrganisationId[]> {
  const { parts } = await wordsOf(db, name)
  const rare = parts.filter(({ uses }) => uses > 0 && uses < 1000).map(({ query }) => `(${query})`)
  if (rare.length === 0) return []
  const wanted = `(${rare.join(' | ')}) & '#${countryCode.toLowerCase()}'`
  const { rows } = await sql<{ id: OrganisationId }>`
    select organisation_id as id from organisation_search where terms @@ ${wanted}::tsquery limit 50`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}
