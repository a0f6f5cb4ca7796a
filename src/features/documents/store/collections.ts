import { sql, type Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import type { Id } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'
import type { Collection } from '../types.ts'

const collectionOf = (row: Selectable<Tables['document_collection']>): Collection => ({
  id: row.id,
  code: row.code,
  title: row.title as Localised,
  words: row.words as Localised,
  changedAt: row.changed_at,
})

/** Every collection, in the order of their shelf. A body has some dozens at most. */
export async function listCollections(db: Database | Transaction): Promise<readonly Collection[]> {
  const rows = await db
    .selectFrom('document_collection')
    .selectAll()
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(collectionOf)
}

export async function findCollection(
  db: Database | Transaction,
  code: string,
): Promise<Collection | undefined> {
  const row = await db
    .selectFrom('document_collection')
    .selectAll()
    .where('code', '=', code)
    .executeTakeFirst()
  return row && collectionOf(row)
}

export async function holdCollection(tx: Transaction, id: Id): Promise<Collection | undefined> {
  const row = await tx
    .selectFrom('document_collection')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && collectionOf(row)
}

type Words = Pick<Collection, 'title' | 'words'>

/** Puts a new one at the end; undefined when its code is taken. */
export async function insertCollection(
  tx: Transaction,
  { code, title, words }: Words & Pick<Collection, 'code'>,
  now: Date,
): Promise<Id | undefined> {
  const row = await tx
    .insertInto('document_collection')
    .values({
      id: newId(),
      code,
      title: JSON.stringify(title),
      words: JSON.stringify(words),
      position: sql<number>`(select coalesce(max(position), 0) + 1 from document_collection)`,
      created_at: now,
      changed_at: now,
    })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function saveCollection(
  tx: Transaction,
  id: Id,
  { title, words }: Words,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('document_collection')
    .set({ title: JSON.stringify(title), words: JSON.stringify(words), changed_at: now })
    .where('id', '=', id)
    .execute()
}
