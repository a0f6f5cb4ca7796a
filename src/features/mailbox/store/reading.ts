import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type {
  FolderChanges,
  FolderId,
  ListedMessage,
  MailboxId,
  MessageId,
  Page,
  Place,
  Row,
  RowColumn,
  ThreadId,
  Uids,
  Verdict,
} from '../types.ts'

/** What has become of a folder since a MODSEQ that somebody knows. */
export async function changesSince(
  db: Database | Transaction,
  folderId: FolderId,
  modseq: number,
): Promise<FolderChanges | undefined> {
  const folder = await db
    .selectFrom('mail_folder')
    .select(['modseq', 'uid_next'])
    .where('id', '=', folderId)
    .executeTakeFirst()
  if (!folder) return undefined
  const [changed, gone] = await Promise.all([
    db
      .selectFrom('mail_message')
      .select(['uid', 'flags', 'modseq'])
      .where('folder_id', '=', folderId)
      .where('modseq', '>', modseq)
      .orderBy('uid')
      .execute(),
    db
      .selectFrom('mail_gone')
      .select('uid')
      .where('folder_id', '=', folderId)
      .where('modseq', '>', modseq)
      .orderBy('uid')
      .execute(),
  ])
  return { modseq: folder.modseq, uidNext: folder.uid_next, changed, gone: gone.map(({ uid }) => uid) }
}

/** Those of these messages that were changed after a MODSEQ. */
export async function changedAfter(
  db: Database | Transaction,
  folderId: FolderId,
  uids: Uids,
  modseq: number,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('mail_message')
    .select('uid')
    .where('folder_id', '=', folderId)
    .where('uid', '=', sql<number>`any(${[...uids]}::bigint[])`)
    .where('modseq', '>', modseq)
    .orderBy('uid')
    .execute()
  return rows.map(({ uid }) => uid)
}

/** Messages of a folder by UID, in the order of UIDs; those that are gone are not among them. */
export async function fetchRows(
  db: Database | Transaction,
  folderId: FolderId,
  uids: Uids,
  columns: readonly RowColumn[] = [],
): Promise<readonly Row[]> {
  const rows = await db
    .selectFrom('mail_message as message')
    .innerJoin('mail_blob as blob', 'blob.id', 'message.blob_id')
    .select([
      'message.uid',
      'message.id',
      'message.blob_id',
      'message.flags',
      'message.modseq',
      'message.internal_date',
      'blob.size',
      'blob.thread_id',
    ])
    .$if(columns.includes('header'), (query) => query.select('blob.header'))
    .$if(columns.includes('envelope'), (query) => query.select('blob.envelope'))
    .$if(columns.includes('structure'), (query) => query.select('blob.structure'))
    .where('message.folder_id', '=', folderId)
    .where('message.uid', '=', sql<number>`any(${[...uids]}::bigint[])`)
    .orderBy('message.uid')
    .execute()
  return rows.map((row) => ({
    uid: row.uid,
    id: row.id,
    blobId: row.blob_id,
    threadId: row.thread_id,
    flags: row.flags,
    modseq: row.modseq,
    internalDate: row.internal_date,
    size: row.size,
    ...(row.header !== undefined && { header: row.header }),
    ...(row.envelope !== undefined && { envelope: row.envelope }),
    ...(row.structure !== undefined && { structure: row.structure }),
  }))
}

type Line = {
  id: string
  folder_id: string
  uid: number
  blob_id: string
  thread_id: string
  flags: string[]
  internal_date: Date
  sent_at: Date | null
  size: number
  subject: string
  sender: string
  recipients: string
  snippet: string
  has_attachments: boolean
  verdict: Verdict
  in_thread: number
  unseen_in_thread: number
}

const listedOf = (row: Line): ListedMessage => ({
  id: row.id,
  folderId: row.folder_id,
  uid: row.uid,
  blobId: row.blob_id,
  threadId: row.thread_id,
  flags: row.flags,
  internalDate: row.internal_date,
  sentAt: row.sent_at,
  size: row.size,
  subject: row.subject,
  sender: row.sender,
  recipients: row.recipients,
  snippet: row.snippet,
  hasAttachments: row.has_attachments,
  verdict: row.verdict,
  inThread: row.in_thread,
  unseenInThread: row.unseen_in_thread,
})

const columns = sql`
  message.id, message.folder_id, message.uid, message.blob_id, message.flags, message.internal_date,
  blob.thread_id, blob.sent_at, blob.size, blob.subject, blob.sender, blob.recipients, blob.beginning as snippet,
  blob.has_attachments, blob.verdict`

const alone = sql`1::int as in_thread, (not '\\Seen' = any(message.flags))::int as unseen_in_thread`

/** Folders whose messages are not counted as part of a conversation. */
const aside = sql`('trash', 'junk')`

/**
 * One page of a folder, the newest first. In threads, a conversation stands once, at the place of its newest message here, and counts
 * all its messages of the mailbox but those in the bin.
 */
export async function pageOf(
  db: Database | Transaction,
  folderId: FolderId,
  { before, limit, threads = false }: { before?: Place | undefined; limit: number; threads?: boolean },
): Promise<Page> {
  const after = before
    ? sql`and (message.internal_date, message.uid) < (${before.internalDate}::timestamptz, ${before.uid}::bigint)`
    : sql``
  const newest = threads
    ? sql`and not exists (
        select from mail_blob as other join mail_message as newer on newer.blob_id = other.id
        where other.thread_id = blob.thread_id and newer.folder_id = message.folder_id
          and (newer.internal_date, newer.uid) > (message.internal_date, message.uid))`
    : sql``
  const counts = threads
    ? sql`left join lateral (
        select count(distinct one.id)::int as in_thread,
          count(*) filter (where not '\\Seen' = any(its.flags))::int as unseen_in_thread
        from mail_blob as one join mail_message as its on its.blob_id = one.id
          join mail_folder on mail_folder.id = its.folder_id
        where one.thread_id = page.thread_id
          and (its.folder_id = page.folder_id or mail_folder.role is null or mail_folder.role not in ${aside})
      ) counted on true`
    : sql``
  const { rows } = await sql<Line>`
    select page.* ${threads ? sql`, counted.in_thread, counted.unseen_in_thread` : sql``} from (
      select ${columns} ${threads ? sql`` : sql`, ${alone}`}
      from mail_message as message join mail_blob as blob on blob.id = message.blob_id
      where message.folder_id = ${folderId} ${after} ${newest}
      order by message.internal_date desc, message.uid desc
      limit ${limit + 1}
    ) page ${counts}
    order by page.internal_date desc, page.uid desc`.execute(db)
  const messages = rows.slice(0, limit).map(listedOf)
  const last = messages.at(-1)
  const next = rows.length > limit && last ? { internalDate: last.internalDate, uid: last.uid } : undefined
  return { messages, next }
}

/** Messages of a mailbox by their ids, in the order of the ids. */
export async function listedByIds(
  db: Database | Transaction,
  mailboxId: MailboxId,
  ids: readonly MessageId[],
): Promise<readonly ListedMessage[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Line>`
    select ${columns}, ${alone}
    from mail_message as message join mail_blob as blob on blob.id = message.blob_id
    where blob.mailbox_id = ${mailboxId} and message.id = any(${[...ids]}::uuid[])
    order by array_position(${[...ids]}::uuid[], message.id)`.execute(db)
  return rows.map(listedOf)
}

/** A whole conversation, the oldest first; what is in the bin or among junk only where it was asked for from there. */
export async function listThread(
  db: Database | Transaction,
  mailboxId: MailboxId,
  threadId: ThreadId,
  from?: FolderId,
): Promise<readonly ListedMessage[]> {
  const { rows } = await sql<Line>`
    select ${columns}, ${alone}
    from mail_blob as blob join mail_message as message on message.blob_id = blob.id
      join mail_folder on mail_folder.id = message.folder_id
    where blob.thread_id = ${threadId} and blob.mailbox_id = ${mailboxId}
      and (message.folder_id = ${from ?? null} or mail_folder.role is null or mail_folder.role not in ${aside})
    order by message.internal_date, message.uid
    limit 500`.execute(db)
  return rows.map(listedOf)
}

/** The largest messages of a mailbox, each blob once: what making room begins with. */
export async function largest(
  db: Database,
  mailboxId: MailboxId,
  limit: number,
): Promise<readonly ListedMessage[]> {
  const { rows } = await sql<Line>`
    select ${columns}, ${alone}
    from (select * from mail_blob where mailbox_id = ${mailboxId} order by size desc limit ${limit}) as blob
      join lateral (
        select * from mail_message where blob_id = blob.id order by internal_date limit 1) as message on true
    order by blob.size desc`.execute(db)
  return rows.map(listedOf)
}
