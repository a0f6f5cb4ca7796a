import { sql, type Selectable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import type { Id } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'
import type { Document, DocumentFile, DocumentState, Level } from '../types.ts'

type FileJson = Omit<DocumentFile, 'addedAt'> & { readonly addedAt: string }

type Row = Omit<Selectable<Tables['document']>, 'terms'> & {
  readonly collection_code: string
  readonly collection_title: unknown
  readonly files: unknown
}

const documentOf = (row: Row): Document => ({
  id: row.id,
  code: row.code,
  collectionId: row.collection_id,
  collection: { code: row.collection_code, title: row.collection_title as Localised },
  reference: row.reference,
  title: row.title as Localised,
  datedOn: row.dated_on,
  level: row.level as Level,
  groupId: row.group_id,
  eventId: row.event_id,
  state: row.state as DocumentState,
  withdrawnAt: row.withdrawn_at,
  withdrawnReason: row.withdrawn_reason,
  changedAt: row.changed_at,
  files: (row.files as readonly FileJson[]).map(fileOf),
})

const fileOf = (file: FileJson): DocumentFile => ({ ...file, addedAt: new Date(file.addedAt) })

/** Documents with their collection and the files that count, in one look-up. */
export const whole = (db: Database | Transaction) =>
  db
    .selectFrom('document')
    .innerJoin('document_collection', 'document_collection.id', 'document.collection_id')
    .select([
      ...(
        ['id', 'code', 'collection_id', 'reference', 'title', 'dated_on', 'level', 'group_id'] as const
      ).map((name) => `document.${name}` as const),
      ...(
        ['event_id', 'state', 'published_at', 'withdrawn_at', 'withdrawn_reason', 'created_at'] as const
      ).map((name) => `document.${name}` as const),
      'document.changed_at',
      'document_collection.code as collection_code',
      'document_collection.title as collection_title',
    ])
    .select((row) =>
      jsonArrayFrom(
        row
          .selectFrom('document_file')
          .select(['id', 'language', 'kind', 'version', 'name', 'size', 'sha256', 'added_at as addedAt'])
          .whereRef('document_file.document_id', '=', 'document.id')
          .where('replaced_at', 'is', null)
          .orderBy('language')
          .orderBy('kind'),
      ).as('files'),
    )

type Whole = ReturnType<typeof whole>

export const everyOf = async (query: Whole): Promise<Document[]> => (await query.execute()).map(documentOf)

export async function findDocument(
  db: Database | Transaction,
  by: { readonly code: string } | { readonly id: Id },
): Promise<Document | undefined> {
  const [column, value] =
    'code' in by ? (['document.code', by.code] as const) : (['document.id', by.id] as const)
  const row = await whole(db).where(column, '=', value).executeTakeFirst()
  return row && documentOf(row)
}

/** Holds a document until the transaction ends. */
export async function holdDocument(tx: Transaction, id: Id): Promise<Document | undefined> {
  const held = await tx
    .selectFrom('document')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return held && findDocument(tx, { id })
}

/** Every version of every file of a document, the newest first. */
export async function versionsOf(
  db: Database,
  id: Id,
): Promise<readonly (DocumentFile & { readonly replacedAt: Date | null })[]> {
  const rows = await db
    .selectFrom('document_file')
    .selectAll()
    .where('document_id', '=', id)
    .orderBy('added_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    language: row.language,
    kind: row.kind,
    version: row.version,
    name: row.name,
    size: row.size,
    sha256: row.sha256,
    addedAt: row.added_at,
    replacedAt: row.replaced_at,
  }))
}

/** Which of these files some version of a document still is. */
export async function usedFiles(db: Database, addresses: readonly string[]): Promise<ReadonlySet<string>> {
  if (addresses.length === 0) return new Set()
  const rows = await db
    .selectFrom('document_file')
    .select('sha256')
    .distinct()
    .where('sha256', '=', sql<string>`any(${[...addresses]}::text[])`)
    .execute()
  return new Set(rows.map(({ sha256 }) => sha256))
}
