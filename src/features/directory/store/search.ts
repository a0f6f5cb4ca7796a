import { sql } from 'kysely'
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import type { OrganisationSearch, OrganisationsFound } from '../types.ts'
import { findOrganisations } from './organisations.ts'

export const organisationsAPage = 20
const mostCounted = 10_000

/** A typed word as a pattern that contains it; `%`, `_` and `\` stand for themselves. */
const containing = (word: string): Expression<string> =>
  sql<string>`'%' || replace(replace(replace(folded(${word}), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`

type Organisations = ExpressionBuilder<Tables, 'organisation'>

/** Every word is in the organisation's own name and acronym, or every word is in one of its other names. */
const contains = (words: readonly string[]) => (eb: Organisations) =>
  eb.or([
    eb.and(words.map((word) => sql<SqlBool>`organisation.search like ${containing(word)}`)),
    eb(
      'organisation.id',
      'in',
      eb
        .selectFrom('organisation_name')
        .select('organisation_name.organisation_id')
        .where((names) =>
          names.and(words.map((word) => sql<SqlBool>`organisation_name.search like ${containing(word)}`)),
        ),
    ),
  ])

/** Similar enough that one letter may be wrong, missing, or in the wrong place. */
const resembles = (words: string) => (eb: Organisations) =>
  eb.or([
    sql<SqlBool>`folded(${words}) <% organisation.search`,
    eb(
      'organisation.id',
      'in',
      eb
        .selectFrom('organisation_name')
        .select('organisation_name.organisation_id')
        .where(sql<SqlBool>`folded(${words}) <% organisation_name.search`),
    ),
  ])

/**
 * Organisations a person may choose from: listed ones, found by name or acronym in any language, whatever the case and
 * the accents. When nothing contains the words, what resembles them. The given country first, then the given category,
 * then the best match.
 */
export async function searchOrganisations(
  db: Database,
  asked: OrganisationSearch,
): Promise<OrganisationsFound> {
  const typed = asked.words.trim().slice(0, 200)
  const words = typed.split(/\s+/u).filter(Boolean).slice(0, 6)
  const exact = await pageOf(db, asked, typed, words.length > 0 ? contains(words) : undefined)
  if (exact.total > 0 || words.length === 0) return { ...exact, isGuess: false }
  return { ...(await pageOf(db, asked, typed, resembles(typed))), isGuess: true }
}

type Condition = (eb: Organisations) => Expression<SqlBool>

async function pageOf(
  db: Database,
  asked: OrganisationSearch,
  typed: string,
  condition: Condition | undefined,
): Promise<Omit<OrganisationsFound, 'isGuess'>> {
  return db.transaction().execute(async (tx) => {
    await sql`set local pg_trgm.word_similarity_threshold = 0.3`.execute(tx)
    let matching = tx.selectFrom('organisation').where('organisation.state', '=', 'listed')
    if (condition) matching = matching.where(condition)
    const counted = await tx
      .selectFrom(matching.select('organisation.id').limit(mostCounted).as('found'))
      .select((eb) => eb.fn.countAll<string>().as('total'))
      .executeTakeFirstOrThrow()
    const total = Number(counted.total)
    const pages = Math.max(1, Math.ceil(total / organisationsAPage))
    const page = Math.min(Math.max(1, Math.trunc(asked.page)), pages)
    const rows = await matching
      .select('organisation.id')
      .orderBy(sql`organisation.country_code = ${asked.countryCode ?? ''}`, 'desc')
      .orderBy(sql`organisation.category = ${asked.category ?? ''}`, 'desc')
      .orderBy(sql`word_similarity(folded(${typed}), organisation.search)`, 'desc')
      .orderBy('organisation.name')
      .orderBy('organisation.id')
      .limit(organisationsAPage)
      .offset((page - 1) * organisationsAPage)
      .execute()
    const organisations = await findOrganisations(
      db,
      rows.map((row) => row.id),
    )
    return { organisations, total, page, pages }
  })
}
