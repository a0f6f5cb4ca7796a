import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { BlobId, MailboxId, MailIndex } from '../types.ts'

/** A message that was read before anything is locked: reading may take long. */
export type ReadMail = {
  readonly raw: Buffer
  readonly sha256: Buffer
  readonly index: MailIndex
  /** As mail programs read them; null: written from the index whenever they are asked for. */
  readonly lines: { readonly envelope: string | null; readonly structure: string | null }
}

/** Removes those of these blobs that no folder has any more, and says how many bytes that gives back. */
export async function dropUnused(
  tx: Transaction,
  mailboxId: MailboxId,
  ids: readonly BlobId[],
): Promise<number> {
  if (ids.length === 0) return 0
  const { rows } = await sql<{ bytes: number }>`
    with gone as (
      delete from mail_blob
      where id = any(${[...ids]}::uuid[]) and mailbox_id = ${mailboxId}
        and not exists (select from mail_message where mail_message.blob_id = mail_blob.id)
      returning id, size, thread_id
    ), unnamed as (
      delete from mail_thread_name
      where thread_id in (select thread_id from gone)
        and not exists (
          select from mail_blob
          where mail_blob.thread_id = mail_thread_name.thread_id and mail_blob.id not in (select id from gone))
    )
    select coalesce(sum(size), 0)::bigint as bytes from gone`.execute(tx)
  return rows[0]?.bytes ?? 0
}

/** A message as it came in, or so much of it from a byte on. */
export async function readRaw(
  db: Database | Transaction,
  id: BlobId,
  from = 0,
  length?: number,
): Promise<Buffer | undefined> {
  const part =
    from === 0 && length === undefined
      ? sql<Buffer>`raw`
      : length === undefined
        ? sql<Buffer>`substring(raw from ${from + 1}::int)`
        : sql<Buffer>`substring(raw from ${from + 1}::int for ${length}::int)`
  const row = await db.selectFrom('mail_blob').select(part.as('part')).where('id', '=', id).executeTakeFirst()
  return row?.part
}
