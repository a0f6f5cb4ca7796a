import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Tables } from '../../../../platform/database/tables.ts'
import type { EventId, Id } from '../../../../values/ids.ts'
import type { Localised } from '../../../../values/language.ts'
import type { Access, DocumentFile, EventDocument } from '../types.ts'

type Row = Selectable<Tables['event_document']> & { readonly files: unknown }

const documentOf = (row: Row): EventDocument => ({
  id: row.id,
  eventId: row.event_id,
  position: row.position,
  title: row.title as Localised,
  access: row.access as Access,
  files: row.files as DocumentFile[],
  changedAt: row.changed_at,
})

const withFiles = (db: Database | Transaction) =>
  db
    .selectFrom('event_document')
    .selectAll('event_document')
    .select((row) =>
      jsonArrayFrom(
        row
          .selectFrom('event_document_file')
          .select(['language', 'name', 'kind', 'size', 'sha256'])
          .whereRef('event_document_file.document_id', '=', 'event_document.id')
          .orderBy('language'),
      ).as('files'),
    )
    .where('removed_at', 'is', null)

/** Every document of an event, whoever may have it, in the order of its page. */
export async function documentsOf(db: Database | Transaction, eventId: EventId): Promise<EventDocument[]> {
  const rows = await withFiles(db).where('event_id', '=', eventId).orderBy('position').orderBy('id').execute()
  return rows.map(documentOf)
}

export async function findDocument(
  db: Database | Transaction,
  eventId: EventId,
  id: Id,
): Promise<EventDocument | undefined> {
  const row = await withFiles(db).where('event_id', '=', eventId).where('id', '=', id).executeTakeFirst()
  return row && documentOf(row)
}

/** Which of these files a document still has. */
export async function usedFiles(db: Database, addresses: readonly string[]): Promise<ReadonlySet<string>> {
  if (addresses.length === 0) return new Set()
  const rows = await db
    .selectFrom('event_document_file')
    .innerJoin('event_document', 'event_document.id', 'event_document_file.document_id')
    .select('sha256')
    .distinct()
    .where('sha256', '=', sql<string>`any(${[...addresses]}::text[])`)
    .where('removed_at', 'is', null)
    .execute()
  return new Set(rows.map(({ sha256 }) => sha256))
}
