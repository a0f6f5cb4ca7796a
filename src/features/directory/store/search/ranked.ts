import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { OrganisationId } from '../../../../values/ids.ts'
import type { Database } from '../../../../platform/database/database.ts'
import type { OrganisationSearch } from '../../types.ts'
import {
  limitTo,
  mostCounted,
  organisationsAPage,
  pageWithin,
  within,
  type Condition,
  type Found,
} from './pages.ts'
import type { Wanted } from './words.ts'

/** So many are put in front with care when more were found than are counted. */
const mostLeading = 500
/** Up to so many found, how alike each name is to what was typed decides about the order. */
const mostCompared = 200

/**
 * Those that have the wanted terms, best first. Where the rarest part leads to few, only it is looked up and the rest is
 * compared. Of more than are counted, the best and the preferred are looked for by themselves, and the others follow as
 * they come.
 */
export async function findRanked(db: Database, asked: OrganisationSearch, wanted: Wanted): Promise<Found> {
  const matches = wanted.rarest
    ? sql<boolean>`terms @@ ${wanted.rarest}::tsquery and ts_match_vq(terms, ${wanted.all}::tsquery) and ${within(asked)}`
    : sql<boolean>`terms @@ ${and(wanted.all, termsWithin(asked))}::tsquery`
  const counted = await countAndRank(db, asked, wanted, matches)
  if (counted.total <= mostCounted) return counted
  return { total: counted.total, ids: await firstOfMany(db, asked, wanted, matches) }
}

const and = (...parts: readonly (string | undefined)[]): string =>
  parts
    .filter(Boolean)
    .map((one) => `(${one})`)
    .join(' & ')

/** What a narrow search leaves out, said in terms: each organisation has those of its country and its category. */
function termsWithin({
  isNarrow,
  countryCode,
  category,
  countryCodes,
}: OrganisationSearch): string | undefined {
  const region = countryCodes?.map(countryTerm).join(' | ')
  if (!isNarrow) return region
  return and(countryCode && countryTerm(countryCode), category && `'#${category}'`, region) || undefined
}

const countryTerm = (code: string): string => `'#${code.toLowerCase()}'`

const columns = sql.raw('organisation_id, country_code, category, name, names')

const inOrder = ({ countryCode, category }: OrganisationSearch, { key }: Wanted): RawBuilder<unknown> =>
  sql`country_code = ${countryCode ?? ''} desc, category = ${category ?? ''} desc,
    strpos(names, ${`|${key}|`}) > 0 desc, strpos(names, ${`|${key}`}) > 0 desc`

async function countAndRank(
  db: Database,
  asked: OrganisationSearch,
  wanted: Wanted,
  matches: Condition,
): Promise<Found> {
  const { rows } = await sql<Found>`
    with found as materialized (
      select ${columns} from organisation_search where ${matches} limit ${mostCounted + 1}
    ),
    counted as materialized (select count(*)::integer as total from found)
    select total, array(
      select organisation_id from found where total <= ${mostCounted}
      order by ${inOrder(asked, wanted)},
        case when total <= ${mostCompared} then word_similarity(${wanted.key}, names) end desc, name, organisation_id
      ${limitTo(asked.page)}
    ) as ids
    from counted`.execute(db)
  return rows[0] ?? { ids: [], total: 0 }
}

/** Names that begin with what was typed and those of the preferred country lead; the rest keeps the order it is found in. */
async function firstOfMany(
  db: Database,
  asked: OrganisationSearch,
  wanted: Wanted,
  matches: Condition,
): Promise<readonly OrganisationId[]> {
  const end = pageWithin(asked.page, mostCounted) * organisationsAPage
  const preferred = asked.isNarrow || !asked.countryCode ? undefined : countryTerm(asked.countryCode)
  const { rows } = await sql<{ organisation_id: OrganisationId }>`
    with leader as materialized (
      (select ${columns} from organisation_search
        where name >= ${wanted.key} and name < ${`${wanted.key}\u{10FFFF}`} and ${within(asked)}
        order by name limit ${mostLeading})
      union
      (select ${columns} from organisation_search
        where terms @@ ${and(wanted.all, termsWithin(asked), preferred)}::tsquery and ${preferred !== undefined}
        limit ${mostLeading})
    ),
    every as (
      select organisation_id, row_number() over (order by ${inOrder(asked, wanted)}, name, organisation_id) as place
      from leader
      union all
      (select organisation_id, ${mostCounted} + row_number() over ()
        from (select organisation_id from organisation_search
          where ${matches} and not exists (
            select from leader where leader.organisation_id = organisation_search.organisation_id)
          limit ${end}) as rest)
    )
    select organisation_id from every order by place
    limit ${organisationsAPage} offset ${end - organisationsAPage}`.execute(db)
  return rows.map((row) => row.organisation_id)
}
