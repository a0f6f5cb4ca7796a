import { sql, type ExpressionBuilder, type RawBuilder } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import type { Id, PersonId } from '../../../values/ids.ts'
import type { Document, DocumentState, Level } from '../types.ts'
import { everyOf, whole } from './read.ts'

export const documentsPerPage = 25

/** For whom documents are listed: strangers, somebody signed in, those who keep them. */
export type ListedFor =
  | { readonly is: 'stranger' }
  | { readonly is: 'person'; readonly personId: PersonId | null }
  | { readonly is: 'staff' }

export type Wish = {
  readonly words: string
  readonly collectionId?: Id | undefined
  readonly level?: Level | undefined
  readonly state?: DocumentState | undefined
}

type Where = ExpressionBuilder<Tables, 'document'>

/**
 * What somebody finds: strangers what is public, people signed in every level with its name, but a list of people only when they are on
 * it. Drafts and what is withdrawn are in no list but that of the desk.
 */
const listed = (it: ListedFor): RawBuilder<boolean> => {
  if (it.is === 'staff') return sql<boolean>`true`
  if (it.is === 'stranger') return sql<boolean>`(document.state = 'published' and document.level = 'public')`
  return sql<boolean>`(document.state = 'published' and (document.level <> 'list' or exists (
    select from document_reader where document_id = document.id and person_id = ${it.personId})))`
}

/** What a document must have to contain the words; undefined where there are none to look for. */
async function queryOf(db: Database, words: string): Promise<string | undefined> {
  if (words.trim() === '') return undefined
  const { rows } = await sql<{ query: string | null }>`
    select string_agg('(' || query::text || ')', ' & ') as query from search_parts(${words})`.execute(db)
  return rows[0]?.query ?? ''
}

const matching = (wish: Wish, query: string | undefined) => (where: Where) =>
  where.and([
    ...(query === undefined
      ? []
      : query === ''
        ? [sql<boolean>`false`]
        : [sql<boolean>`document.terms @@ ${query}::tsquery`]),
    ...(wish.collectionId ? [where('document.collection_id', '=', wish.collectionId)] : []),
    ...(wish.level ? [where('document.level', '=', wish.level)] : []),
    ...(wish.state ? [where('document.state', '=', wish.state)] : []),
  ])

export type Found = {
  readonly documents: readonly Document[]
  readonly total: number
  /** How many there are in each collection under the rest of the wish. */
  readonly byCollection: ReadonlyMap<Id, number>
}

/** One page of what somebody finds: what has exactly this reference first, then the newest. */
export async function listDocuments(
  db: Database,
  forWhom: ListedFor,
  wish: Wish,
  page: number,
): Promise<Found> {
  const query = await queryOf(db, wish.words)
  const [documents, counts] = await Promise.all([
    everyOf(
      whole(db)
        .where(listed(forWhom))
        .where((where) => matching(wish, query)(where as unknown as Where))
        .orderBy(sql`lower(document.reference) is not distinct from lower(${wish.words.trim()})`, 'desc')
        .orderBy('document.dated_on', 'desc')
        .orderBy('document.id', 'desc')
        .limit(documentsPerPage)
        .offset((page - 1) * documentsPerPage),
    ),
    db
      .selectFrom('document')
      .select(['collection_id', sql<number>`count(*)::int`.as('count')])
      .where(listed(forWhom))
      .where(matching({ ...wish, collectionId: undefined }, query))
      .groupBy('collection_id')
      .execute(),
  ])
  const byCollection = new Map(counts.map((row) => [row.collection_id, row.count]))
  const total = wish.collectionId
    ? (byCollection.get(wish.collectionId) ?? 0)
    : counts.reduce((sum, { count }) => sum + count, 0)
  return { documents, total, byCollection }
}

/** Whether there are documents that somebody would be told of after signing in. */
export async function hidesSome(db: Database): Promise<boolean> {
  const row = await db
    .selectFrom('document')
    .select('id')
    .where('state', '=', 'published')
    .where('level', 'not in', ['public', 'list'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** How many documents nobody reads yet. */
export async function countDrafts(db: Database): Promise<number> {
  const row = await db
    .selectFrom('document')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow()
  return row.count
}
