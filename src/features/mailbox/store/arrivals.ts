import { sql, type RawBuilder } from 'kysely'
import type { Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type {
  Appended,
  BlobId,
  Flag,
  Folder,
  FolderId,
  FolderRole,
  MailboxId,
  ThreadId,
  Verdict,
} from '../types.ts'
import { indexText } from '../words.ts'
import type { ReadMail } from './blobs.ts'
import { folderColumns, folderOf, type FolderLine } from './folders.ts'
import { namesOf } from './threads.ts'

/** What has to be known before a message is put in. */
export type Found = {
  /** Undefined: there is none of that path, and not even an inbox. */
  readonly folder: Folder | undefined
  /** The same bytes, where they are in the mailbox already. */
  readonly known: BlobId | undefined
  /** Conversations of the names it tells, the eldest first: identifiers sort by age. */
  readonly threads: readonly ThreadId[]
}

/** Looks up all of it with one question. A folder of a role is the inbox where nothing has that role. Needs the mailbox held. */
export async function lookFor(
  tx: Transaction,
  mailboxId: MailboxId,
  { sha256, index }: ReadMail,
  into: { readonly path: string } | { readonly role: FolderRole },
): Promise<Found> {
  const wanted =
    'path' in into ? sql`path = ${into.path}` : sql`role in (${into.role}, 'inbox') order by role = 'inbox'`
  const { rows } = await sql<Partial<FolderLine> & { known: string | null; threads: string[] }>`
    select folder.*,
      (select id from mail_blob where mailbox_id = ${mailboxId} and sha256 = ${sha256}) as known,
      array(select distinct thread_id from mail_thread_name
        where mailbox_id = ${mailboxId} and message_id = any(${namesOf(index)}::text[]) order by thread_id)::text[] as threads
    from (select) as one left join lateral (
      select ${sql.join(folderColumns.map((column) => sql.ref(column)))} from mail_folder
      where mailbox_id = ${mailboxId} and ${wanted} limit 1
    ) as folder on true`.execute(tx)
  const { known, threads, ...folder } = rows[0]!
  return {
    folder: folder.id ? folderOf(folder as FolderLine) : undefined,
    known: known ?? undefined,
    threads,
  }
}

/** Where a message goes. */
type Line = { readonly folderId: FolderId; readonly flags: readonly Flag[]; readonly internalDate: Date }

/** What is kept beside its bytes, where they are not there yet. */
type NewBlob = { readonly threadId: ThreadId; readonly verdict: Verdict }

/**
 * Puts a message into a folder, all with one statement: its bytes and what was found in them unless they are there, the names it
 * tells, its line, the folder's counts and numbers, and what the mailbox uses. Needs the mailbox held.
 */
export async function keep(
  tx: Transaction,
  mailboxId: MailboxId,
  mail: ReadMail,
  { folderId, flags, internalDate }: Line,
  blob: BlobId | NewBlob,
  adds: number,
  now: Date,
): Promise<Omit<Appended, 'folderId'>> {
  const [messageId, blobId] = [newId(), typeof blob === 'string' ? blob : newId()]
  const parts = typeof blob === 'string' ? [] : [blobPart(mailboxId, blobId, mail, blob, now)]
  const { rows } = await sql<{ uidValidity: number; uid: number; modseq: number }>`
    with ${sql.join([
      ...parts,
      sql`folder as (
      update mail_folder set uid_next = uid_next + 1, modseq = modseq + 1, messages = messages + 1,
        unseen = unseen + ${flags.includes('\\Seen') ? 0 : 1}::int, bytes = bytes + ${mail.raw.length}::int
      where id = ${folderId} returning uid_validity, uid_next, modseq
    )`,
    ])}, used as (
      update mailbox set used_bytes = used_bytes + ${adds}::bigint where id = ${mailboxId} and ${adds}::bigint <> 0
    ), message as (
      insert into mail_message (folder_id, uid, id, blob_id, flags, modseq, internal_date)
      select ${folderId}::uuid, uid_next - 1, ${messageId}::uuid, ${blobId}::uuid, ${[...flags]}::text[], modseq,
        ${internalDate}::timestamptz
      from folder
    )
    select uid_validity as "uidValidity", uid_next - 1 as uid, modseq from folder`.execute(tx)
  if (!rows[0]) throw new Error('a folder went while its mailbox was held')
  return { messageId, blobId, ...rows[0] }
}

const mostWordsKept = 200_000

/** Text as PostgreSQL takes it: no NUL, no half characters. */
const kept = (text: string): string => text.toWellFormed().replaceAll('\0', '')

const json = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, it: unknown) => (typeof it === 'string' ? kept(it) : it))

function blobPart(
  mailboxId: MailboxId,
  blobId: BlobId,
  { raw, sha256, index, lines }: ReadMail,
  { threadId, verdict }: NewBlob,
  now: Date,
): RawBuilder<unknown> {
  const { subject, from, to, words, messageId } = index
  return sql`blob as (
      insert into mail_blob (id, mailbox_id, sha256, size, raw, header, envelope, structure, imap_envelope,
        imap_structure, search, words, beginning, subject, sender, recipients, sent_at, message_id, thread_id,
        has_attachments, verdict, created_at)
      values (${blobId}, ${mailboxId}, ${sha256}, ${raw.length}, ${raw}, ${index.header}, ${json(index.envelope)},
        ${json(index.structure)}, ${lines.envelope}, ${lines.structure},
        ${indexText(mailboxId, { subject, from, to, words })}::tsvector, ${kept(words.slice(0, mostWordsKept))},
        ${kept(index.beginning)}, ${kept(subject).slice(0, 2000)}, ${kept(from).slice(0, 1000)},
        ${kept(to).slice(0, 10_000)}, ${index.date}, ${messageId === null ? null : kept(messageId).slice(0, 500)},
        ${threadId}, ${index.hasAttachments}, ${json(verdict)}, ${now})
    ), named as (
      insert into mail_thread_name (mailbox_id, message_id, thread_id)
      select ${mailboxId}, name, ${threadId} from unnest(${namesOf(index)}::text[]) as name on conflict do nothing
    )`
}
