import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { AccountId, Id, PersonId } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'

/** As many as a list names; what more people read has a level. */
export const mostReaders = 500

/** Who is on the list of a document, the first in front. */
export async function readersOf(db: Database | Transaction, documentId: Id): Promise<readonly PersonId[]> {
  const rows = await db
    .selectFrom('document_reader')
    .select('person_id')
    .where('document_id', '=', documentId)
    .orderBy('added_at')
    .orderBy('person_id')
    .limit(mostReaders)
    .execute()
  return rows.map((row) => row.person_id)
}

/** Of these documents, those whose list somebody is on. */
export async function listedIn(
  db: Database,
  personId: PersonId,
  documents: readonly Id[],
): Promise<ReadonlySet<Id>> {
  if (documents.length === 0) return new Set()
  const rows = await db
    .selectFrom('document_reader')
    .select('document_id')
    .where('person_id', '=', personId)
    .where('document_id', '=', sql<Id>`any(${[...documents]}::uuid[])`)
    .execute()
  return new Set(rows.map((row) => row.document_id))
}

/** Puts somebody on the list; says whether they were not on it. */
export async function insertReader(
  tx: Transaction,
  documentId: Id,
  personId: PersonId,
  by: AccountId | null,
  now: Date,
): Promise<boolean> {
  const done = await tx
    .insertInto('document_reader')
    .values({ document_id: documentId, person_id: personId, added_at: now, added_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function deleteReader(tx: Transaction, documentId: Id, personId: PersonId): Promise<boolean> {
  const done = await tx
    .deleteFrom('document_reader')
    .where('document_id', '=', documentId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return done.numDeletedRows > 0n
}

type Two = { readonly from: PersonId; readonly into: PersonId }

/** Wherever the first was on a list the second is now; says on which. Where both were, both stay: it may be taken apart again. */
export async function readerFollowed(tx: Transaction, { from, into }: Two): Promise<readonly Id[]> {
  const rows = await tx
    .updateTable('document_reader as one')
    .set({ person_id: into })
    .where('person_id', '=', from)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('document_reader as other')
            .select('other.document_id')
            .whereRef('other.document_id', '=', 'one.document_id')
            .where('other.person_id', '=', into),
        ),
      ),
    )
    .returning('document_id')
    .execute()
  return rows.map((row) => row.document_id)
}

/** What moved goes back, as far as the survivor still has it. */
export async function readerGoesBack(
  tx: Transaction,
  { from, into }: Two,
  moved: readonly Id[],
): Promise<void> {
  await tx
    .updateTable('document_reader')
    .set({ person_id: from })
    .where('person_id', '=', into)
    .where('document_id', '=', sql<Id>`any(${[...moved]}::uuid[])`)
    .execute()
}

/** Takes somebody who is erased off every list. */
export async function forgetReader(tx: Transaction, personId: PersonId): Promise<void> {
  await tx.deleteFrom('document_reader').where('person_id', '=', personId).execute()
}

/** The documents that somebody reads by name. */
export async function listsNaming(
  db: Database,
  personId: PersonId,
): Promise<readonly { readonly code: string; readonly title: Localised; readonly addedAt: Date }[]> {
  const rows = await db
    .selectFrom('document_reader')
    .innerJoin('document', 'document.id', 'document_reader.document_id')
    .select(['document.code', 'document.title', 'document_reader.added_at'])
    .where('document_reader.person_id', '=', personId)
    .where('document.state', '<>', 'draft')
    .orderBy('document_reader.added_at')
    .execute()
  return rows.map((row) => ({ code: row.code, title: row.title as Localised, addedAt: row.added_at }))
}
