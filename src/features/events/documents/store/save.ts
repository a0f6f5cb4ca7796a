import { sql } from 'kysely'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { AccountId, EventId, Id } from '../../../../values/ids.ts'
import type { Language, Localised } from '../../../../values/language.ts'
import type { Access, DocumentFile } from '../types.ts'

type Words = { readonly title: Localised; readonly access: Access }

export async function insertDocument(
  tx: Transaction,
  it: Words & { readonly id: Id; readonly eventId: EventId; readonly position: number },
  now: Date,
): Promise<void> {
  const { id, eventId, position, title, access } = it
  await tx
    .insertInto('event_document')
    .values({
      id,
      event_id: eventId,
      position,
      title: JSON.stringify(title),
      access,
      created_at: now,
      changed_at: now,
    })
    .execute()
}

export async function saveDocument(
  tx: Transaction,
  id: Id,
  { title, access }: Words,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('event_document')
    .set({ title: JSON.stringify(title), access, changed_at: now })
    .where('id', '=', id)
    .execute()
}

/** Puts a file in its language, in place of the one that was there. */
export async function saveFile(
  tx: Transaction,
  id: Id,
  file: DocumentFile,
  by: AccountId | null,
  now: Date,
): Promise<void> {
  const about = {
    name: file.name,
    kind: file.kind,
    size: file.size,
    sha256: file.sha256,
    uploaded_at: now,
    uploaded_by: by,
  }
  await tx
    .insertInto('event_document_file')
    .values({ document_id: id, language: file.language, ...about })
    .onConflict((conflict) => conflict.columns(['document_id', 'language']).doUpdateSet(about))
    .execute()
  await noteChange(tx, id, now)
}

export async function deleteFile(tx: Transaction, id: Id, language: Language, now: Date): Promise<boolean> {
  const outcome = await tx
    .deleteFrom('event_document_file')
    .where('document_id', '=', id)
    .where('language', '=', language)
    .executeTakeFirst()
  await noteChange(tx, id, now)
  return outcome.numDeletedRows > 0n
}

export async function saveRemoval(tx: Transaction, id: Id, now: Date): Promise<void> {
  await tx
    .updateTable('event_document')
    .set({ removed_at: now, changed_at: now })
    .where('id', '=', id)
    .execute()
}

/** Numbers the documents of an event anew, in this order. */
export async function saveOrder(tx: Transaction, ids: readonly Id[], now: Date): Promise<void> {
  await sql`update event_document set position = place.number, changed_at = ${now}
    from unnest(${[...ids]}::uuid[]) with ordinality as place(id, number)
    where event_document.id = place.id`.execute(tx)
}

/** The event's page shows it anew. */
const noteChange = (tx: Transaction, id: Id, now: Date) =>
  tx.updateTable('event_document').set({ changed_at: now }).where('id', '=', id).execute()
