import { sql } from 'kysely'
import type { Expression, SqlBool } from 'kysely'
import { inTransaction } from '../../../platform/database/database.ts'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { OrganisationSearch, OrganisationsFound } from '../types.ts'
import { findOrganisations } from './organisations.ts'

export const organisationsAPage = 20
const mostCounted = 10_000
/** How much of what was typed must be alike: enough that one letter may be wrong, missing or in the wrong place. */
const alike = 0.3

/**
 * Organisations a person may choose from: listed ones, found by name or acronym in any language, whatever the case and
 * the accents. When nothing contains the words, what resembles them. The given country first, then the given category,
 * then the best match; a narrow search leaves out every other country and category.
 */
export function searchOrganisations(db: Database, asked: OrganisationSearch): Promise<OrganisationsFound> {
  const typed = asked.words.trim().slice(0, 200)
  const words = typed.split(/\s+/u).filter(Boolean).slice(0, 6)
  return inTransaction(db, async (tx) => {
    const exact = await pageOf(tx, asked, typed, words.length > 0 ? containing(tx, words) : undefined)
    if (exact.total > 0 || words.length === 0) return { ...exact, isGuess: false }
    await sql`select set_config('pg_trgm.word_similarity_threshold', ${String(alike)}, true)`.execute(tx)
    return { ...(await pageOf(tx, asked, typed, resembling(tx, typed))), isGuess: true }
  })
}

type Names = 'organisation.search' | 'organisation_name.search'

/**
 * Ids of organisations whose own name and acronym, or one of whose other names, satisfies a condition. A union, so
 * that both trigram indexes are used.
 */
const named = (db: Database | Transaction, condition: (name: Names) => Expression<SqlBool>) =>
  db
    .selectFrom('organisation')
    .select('organisation.id')
    .where(condition('organisation.search'))
    .union(
      db
        .selectFrom('organisation_name')
        .select('organisation_name.organisation_id as id')
        .where(condition('organisation_name.search')),
    )

/** Every word is in the name. Signs that mean something in patterns stand for themselves. */
export const containing = (db: Database | Transaction, words: readonly string[]) =>
  named(db, (name) =>
    sql.join<SqlBool>(
      words.map((word) => contains(name, word)),
      sql` and `,
    ),
  )

const contains = (name: Names, word: string) => {
  const literally = word.normalize('NFKC').replace(/[%_\\]/g, '\\$&')
  return sql<SqlBool>`${sql.ref(name)} like '%' || folded(${literally}) || '%'`
}

export const resembling = (db: Database | Transaction, typed: string) =>
  named(db, (name) => sql<SqlBool>`folded(${typed}) <% ${sql.ref(name)}`)

type Matching = ReturnType<typeof named>

async function pageOf(
  tx: Transaction,
  asked: OrganisationSearch,
  typed: string,
  matching: Matching | undefined,
): Promise<Omit<OrganisationsFound, 'isGuess'>> {
  let listed = tx.selectFrom('organisation').where('organisation.state', '=', 'listed')
  if (matching) listed = listed.where('organisation.id', 'in', matching)
  if (asked.isNarrow && asked.countryCode)
    listed = listed.where('organisation.country_code', '=', asked.countryCode)
  if (asked.isNarrow && asked.category) listed = listed.where('organisation.category', '=', asked.category)
  const { total } = await tx
    .selectFrom(listed.select('organisation.id').limit(mostCounted).as('found'))
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  const pages = Math.max(1, Math.ceil(Number(total) / organisationsAPage))
  const page = Math.min(Math.max(1, Math.trunc(asked.page) || 1), pages)
  const rows = await listed
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
    tx,
    rows.map((row) => row.id),
  )
  return { organisations, total: Number(total), page, pages }
}
