import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { Id } from '../../../values/ids.ts'
import type { Language, Localised } from '../../../values/language.ts'

/** Counts that a document was fetched. Who did is not written anywhere. */
export async function countFetch(
  db: Database,
  documentId: Id,
  language: Language,
  day: string,
): Promise<void> {
  await db
    .insertInto('document_use')
    .values({ document_id: documentId, fetched_on: day, language, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['document_id', 'fetched_on', 'language'])
        .doUpdateSet({ count: sql<number>`document_use.count + 1` }),
    )
    .execute()
}

/** How often documents were fetched on each day since, the first in front. */
export async function fetchesByDay(
  db: Database,
  since: string,
): Promise<readonly { readonly day: string; readonly count: number }[]> {
  const rows = await db
    .selectFrom('document_use')
    .select(['fetched_on', sql<number>`sum(count)::int`.as('count')])
    .where('fetched_on', '>=', since)
    .groupBy('fetched_on')
    .orderBy('fetched_on')
    .execute()
  return rows.map((row) => ({ day: row.fetched_on, count: row.count }))
}

/** The documents that were fetched most since. */
export async function mostFetched(
  db: Database,
  since: string,
  most: number,
): Promise<readonly { readonly code: string; readonly title: Localised; readonly count: number }[]> {
  const rows = await db
    .selectFrom('document_use')
    .innerJoin('document', 'document.id', 'document_use.document_id')
    .select(['document.code', 'document.title', sql<number>`sum(document_use.count)::int`.as('count')])
    .where('fetched_on', '>=', since)
    .groupBy('document.id')
    .orderBy('count', 'desc')
    .orderBy('document.code')
    .limit(most)
    .execute()
  return rows.map((row) => ({ code: row.code, title: row.title as Localised, count: row.count }))
}

/** How often each language was fetched since, the most frequent first. */
export async function fetchesByLanguage(
  db: Database,
  since: string,
): Promise<readonly { readonly language: Language; readonly count: number }[]> {
  const rows = await db
    .selectFrom('document_use')
    .select(['language', sql<number>`sum(count)::int`.as('count')])
    .where('fetched_on', '>=', since)
    .groupBy('language')
    .orderBy('count', 'desc')
    .execute()
  return rows
}
