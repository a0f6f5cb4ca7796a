import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { BlobId, MailboxId, MailIndex, ThreadId, Verdict } from '../types.ts'
import { indexText } from '../words.ts'

/** A message that was read before anything is locked: reading may take long. */
export type ReadMail = {
  readonly raw: Buffer
  readonly sha256: Buffer
  readonly index: MailIndex
  /** As mail programs read them; null: written from the index whenever they are asked for. */
  readonly lines: { readonly envelope: string | null; readonly structure: string | null }
}

const mostWordsKept = 200_000

/** Text as PostgreSQL takes it: no NUL, no half characters. */
const kept = (text: string): string => text.toWellFormed().replaceAll('\0', '')

const json = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, it: unknown) => (typeof it === 'string' ? kept(it) : it))

export async function findBlobOf(
  tx: Transaction,
  mailboxId: MailboxId,
  sha256: Buffer,
): Promise<BlobId | undefined> {
  const row = await tx
    .selectFrom('mail_blob')
    .select('id')
    .where('mailbox_id', '=', mailboxId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row?.id
}

export async function insertBlob(
  tx: Transaction,
  mailboxId: MailboxId,
  { raw, sha256, index, lines }: ReadMail,
  it: { readonly threadId: ThreadId; readonly verdict: Verdict },
  now: Date,
): Promise<BlobId> {
  const id = newId()
  const { subject, from, to, words } = index
  await tx
    .insertInto('mail_blob')
    .values({
      id,
      mailbox_id: mailboxId,
      sha256,
      size: raw.length,
      raw,
      header: index.header,
      envelope: json(index.envelope),
      structure: json(index.structure),
      imap_envelope: lines.envelope,
      imap_structure: lines.structure,
      search: sql<string>`${indexText(mailboxId, { subject, from, to, words })}::tsvector`,
      words: kept(words.slice(0, mostWordsKept)),
      beginning: kept(index.beginning),
      subject: kept(subject).slice(0, 2000),
      sender: kept(from).slice(0, 1000),
      recipients: kept(to).slice(0, 10_000),
      sent_at: index.date,
      message_id: index.messageId === null ? null : kept(index.messageId).slice(0, 500),
      thread_id: it.threadId,
      has_attachments: index.hasAttachments,
      verdict: json(it.verdict),
      created_at: now,
    })
    .execute()
  return id
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
