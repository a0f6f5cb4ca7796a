import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'
import type { DocumentFile, DocumentState, DocumentWords } from '../types.ts'

const columnsOf = (it: DocumentWords) => ({
  collection_id: it.collectionId,
  reference: it.reference,
  title: JSON.stringify(it.title),
  dated_on: it.datedOn,
  level: it.level,
  group_id: it.groupId,
  event_id: it.eventId,
})

/** Writes a draft; undefined when its reference means another document already. */
export async function insertDocument(
  tx: Transaction,
  code: string,
  words: DocumentWords,
  now: Date,
): Promise<Id | undefined> {
  const row = await tx
    .insertInto('document')
    .values({ id: newId(), code, ...columnsOf(words), state: 'draft', created_at: now, changed_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Whether a reference means another document already. */
export async function isReferenceTaken(
  tx: Transaction,
  reference: string,
  besides: Id | undefined,
): Promise<boolean> {
  const row = await tx
    .selectFrom('document')
    .select('id')
    .where(sql<boolean>`lower(reference) = lower(${reference})`)
    .$if(besides !== undefined, (query) => query.where('id', '<>', besides!))
    .executeTakeFirst()
  return row !== undefined
}

export async function saveDocument(tx: Transaction, id: Id, words: DocumentWords, now: Date): Promise<void> {
  await tx
    .updateTable('document')
    .set({ ...columnsOf(words), changed_at: now })
    .where('id', '=', id)
    .execute()
}

export async function saveState(
  tx: Transaction,
  id: Id,
  to: DocumentState,
  reason: string | null,
  now: Date,
): Promise<void> {
  const withdrawn = to === 'withdrawn'
  await tx
    .updateTable('document')
    .set({
      state: to,
      ...(to === 'published' && { published_at: sql<Date>`coalesce(published_at, ${now})` }),
      withdrawn_at: withdrawn ? now : null,
      withdrawn_reason: withdrawn ? reason : null,
      changed_at: now,
    })
    .where('id', '=', id)
    .execute()
}

export type NewFile = Pick<DocumentFile, 'language' | 'kind' | 'name' | 'size' | 'sha256'>

/** Puts a file in its language and kind as the version that counts; the one before stays among the versions. */
export async function saveFile(
  tx: Transaction,
  documentId: Id,
  file: NewFile,
  by: AccountId | null,
  now: Date,
): Promise<number> {
  await endFile(tx, documentId, file, now)
  const row = await tx
    .insertInto('document_file')
    .values({
      id: newId(),
      document_id: documentId,
      language: file.language,
      kind: file.kind,
      version: sql<number>`(select coalesce(max(version), 0) + 1 from document_file
        where document_id = ${documentId} and language = ${file.language} and kind = ${file.kind})`,
      name: file.name,
      size: file.size,
      sha256: file.sha256,
      added_at: now,
      added_by: by,
    })
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** Takes away the version that counts; says whether there was one. */
export async function endFile(
  tx: Transaction,
  documentId: Id,
  { language, kind }: { readonly language: Language; readonly kind: string },
  now: Date,
): Promise<boolean> {
  const done = await tx
    .updateTable('document_file')
    .set({ replaced_at: now })
    .where('document_id', '=', documentId)
    .where('language', '=', language)
    .where('kind', '=', kind)
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
  await tx.updateTable('document').set({ changed_at: now }).where('id', '=', documentId).execute()
  return done.numUpdatedRows > 0n
}
