import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type {
  BlobId,
  Copied,
  Flag,
  Folder,
  FolderId,
  Marking,
  MessageId,
  ThreadId,
  UidLine,
  Uids,
} from '../types.ts'
import { holdFolder } from './folders.ts'

/** What is about to be put into a folder. A moved message keeps its id. */
export type NewLine = {
  readonly id?: MessageId
  readonly blobId: BlobId
  readonly size: number
  readonly flags: readonly Flag[]
  readonly internalDate: Date
}

/**
 * Puts messages into a folder, in this order, under UIDs that were never given there and never will be again. The folder's counts
 * change with it. Undefined: the folder is gone.
 */
export async function insertLines(
  tx: Transaction,
  folderId: FolderId,
  lines: readonly NewLine[],
): Promise<
  | {
      readonly uidValidity: number
      readonly firstUid: number
      readonly modseq: number
      readonly ids: readonly MessageId[]
    }
  | undefined
> {
  const unseen = lines.filter(({ flags }) => !flags.includes('\\Seen')).length
  const bytes = lines.reduce((sum, { size }) => sum + size, 0)
  const row = await tx
    .updateTable('mail_folder')
    .set({
      uid_next: sql<number>`uid_next + ${lines.length}::int`,
      modseq: sql<number>`modseq + 1`,
      messages: sql<number>`messages + ${lines.length}::int`,
      unseen: sql<number>`unseen + ${unseen}::int`,
      bytes: sql<number>`bytes + ${bytes}::bigint`,
    })
    .where('id', '=', folderId)
    .returning(['uid_validity', 'uid_next', 'modseq'])
    .executeTakeFirst()
  if (!row) return undefined
  const firstUid = row.uid_next - lines.length
  const ids = lines.map(({ id }) => id ?? newId())
  await sql`
    insert into mail_message (folder_id, uid, id, blob_id, flags, modseq, internal_date)
    select ${folderId}, ${firstUid}::bigint + place - 1, id, blob_id,
      array(select jsonb_array_elements_text(flags)), ${row.modseq}, internal_date
    from unnest(${ids}::uuid[], ${lines.map(({ blobId }) => blobId)}::uuid[],
      ${lines.map(({ flags }) => JSON.stringify(flags))}::jsonb[],
      ${lines.map(({ internalDate }) => internalDate.toISOString())}::timestamptz[])
      with ordinality as line (id, blob_id, flags, internal_date, place)`.execute(tx)
  return { uidValidity: row.uid_validity, firstUid, modseq: row.modseq, ids }
}

export type TakenLine = Required<NewLine> & { readonly uid: number }

/** The lines of messages of a folder, by UID. */
export async function linesOf(
  tx: Transaction,
  folderId: FolderId,
  uids: Uids,
): Promise<readonly TakenLine[]> {
  const rows = await tx
    .selectFrom('mail_message')
    .innerJoin('mail_blob', 'mail_blob.id', 'mail_message.blob_id')
    .select([
      'mail_message.id',
      'mail_message.blob_id',
      'mail_message.flags',
      'mail_message.internal_date',
      'mail_message.uid',
      'mail_blob.size',
    ])
    .where('folder_id', '=', folderId)
    .where('uid', '=', sql<number>`any(${[...uids]}::bigint[])`)
    .orderBy('uid')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    blobId: row.blob_id,
    flags: row.flags,
    internalDate: row.internal_date,
    uid: row.uid,
    size: row.size,
  }))
}

/**
 * Takes messages out of a folder, and remembers their numbers. What they were made of stays until `dropUnused`. The folder is held
 * before they are read: a flag that is set meanwhile goes along, and is counted once.
 */
export async function removeLines(
  tx: Transaction,
  folderId: FolderId,
  uids: Uids,
  now: Date,
): Promise<readonly TakenLine[]> {
  await holdFolder(tx, folderId)
  const lines = await linesOf(tx, folderId, uids)
  if (lines.length === 0) return lines
  const unseen = lines.filter(({ flags }) => !flags.includes('\\Seen')).length
  const bytes = lines.reduce((sum, { size }) => sum + size, 0)
  await sql`
    with folder as (
      update mail_folder set modseq = modseq + 1, messages = messages - ${lines.length}::int,
        unseen = unseen - ${unseen}::int, bytes = bytes - ${bytes}::bigint
      where id = ${folderId} returning modseq
    ), gone as (
      delete from mail_message
      where folder_id = ${folderId} and uid = any(${lines.map(({ uid }) => uid)}::bigint[])
      returning uid
    )
    insert into mail_gone (folder_id, uid, modseq, gone_at)
    select ${folderId}, gone.uid, folder.modseq, ${now} from gone, folder`.execute(tx)
  return lines
}

/** The UIDs of a folder in their order, with flags: what an IMAP session keeps of it. */
export async function listUids(db: Database | Transaction, folderId: FolderId): Promise<readonly UidLine[]> {
  return db
    .selectFrom('mail_message')
    .select(['uid', 'flags', 'modseq'])
    .where('folder_id', '=', folderId)
    .orderBy('uid')
    .execute()
}

/** UIDs of a folder that carry a flag, such as `\Deleted`. */
export const uidsWith = async (
  db: Database | Transaction,
  folderId: FolderId,
  flag: Flag,
): Promise<readonly number[]> =>
  (
    await db
      .selectFrom('mail_message')
      .select('uid')
      .where('folder_id', '=', folderId)
      .where(sql<boolean>`${flag} = any(flags)`)
      .orderBy('uid')
      .execute()
  ).map(({ uid }) => uid)

/** Changes flags of messages of a folder that is held, and the folder's counts with them. Only what really changes counts. */
export async function saveFlags(
  tx: Transaction,
  folder: Folder,
  uids: Uids,
  { how, flags, unchangedSince }: Marking,
): Promise<readonly UidLine[]> {
  const given = sql`${[...flags]}::text[]`
  const next = {
    add: sql`array(select distinct unnest(message.flags || ${given}) order by 1)`,
    remove: sql`array(select flag from unnest(message.flags) flag
      where lower(flag) <> all(array(select lower(unnest(${given})))) order by 1)`,
    replace: given,
  }[how]
  const modseq = folder.modseq + 1
  const { rows } = await sql<{ uid: number; flags: string[] }>`
    with wanted as (
      select uid, flags as old, ${next} as new from mail_message message
      where folder_id = ${folder.id} and uid = any(${[...uids]}::bigint[])
        and modseq <= ${unchangedSince ?? Number.MAX_SAFE_INTEGER}::bigint
    ), changed as (
      update mail_message message set flags = wanted.new, modseq = ${modseq}::bigint
      from wanted
      where message.folder_id = ${folder.id} and message.uid = wanted.uid
        and wanted.old is distinct from wanted.new
      returning message.uid, wanted.old, wanted.new
    ), counted as (
      update mail_folder set modseq = ${modseq}::bigint,
        unseen = unseen + (select count(*) filter (where '\\Seen' = any(old) and not '\\Seen' = any(new))
          - count(*) filter (where not '\\Seen' = any(old) and '\\Seen' = any(new)) from changed)
      where id = ${folder.id} and exists (select from changed)
    )
    select uid, new as flags from changed order by uid`.execute(tx)
  return rows.map((row) => ({ uid: row.uid, flags: row.flags, modseq }))
}

/** Where a message is now, by its id; only in this mailbox. */
export async function findMessage(
  db: Database | Transaction,
  mailboxId: string,
  id: MessageId,
): Promise<
  | {
      readonly folderId: FolderId
      readonly uid: number
      readonly blobId: BlobId
      readonly threadId: ThreadId
    }
  | undefined
> {
  const row = await db
    .selectFrom('mail_message')
    .innerJoin('mail_blob', 'mail_blob.id', 'mail_message.blob_id')
    .select(['folder_id', 'uid', 'blob_id', 'thread_id'])
    .where('mail_message.id', '=', id)
    .where('mail_blob.mailbox_id', '=', mailboxId)
    .executeTakeFirst()
  return row && { folderId: row.folder_id, uid: row.uid, blobId: row.blob_id, threadId: row.thread_id }
}

/** All messages of a folder as `removeLines` takes them. */
export const allUids = async (tx: Transaction, folderId: FolderId): Promise<readonly number[]> =>
  (await listUids(tx, folderId)).map(({ uid }) => uid)

export const copiedAs = (uidValidity: number, from: readonly number[], firstUid: number): Copied => ({
  uidValidity,
  from,
  to: from.map((_, index) => firstUid + index),
})

/** Forgets numbers that went so long ago that no mail program asks for them any more. */
export const forgetGone = async (db: Database, before: Date): Promise<void> => {
  await db.deleteFrom('mail_gone').where('gone_at', '<', before).execute()
}
