import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Folder, FolderId, FolderRole, MailboxId } from '../types.ts'

export const folderColumns = [
  'id',
  'mailbox_id',
  'path',
  'role',
  'uid_validity',
  'uid_next',
  'modseq',
  'is_subscribed',
  'messages',
  'unseen',
  'bytes',
] as const

export type FolderLine = {
  id: string
  mailbox_id: string
  path: string
  role: string | null
  uid_validity: number
  uid_next: number
  modseq: number
  is_subscribed: boolean
  messages: number
  unseen: number
  bytes: number
}

export const folderOf = (row: FolderLine): Folder => ({
  id: row.id,
  mailboxId: row.mailbox_id,
  path: row.path,
  role: row.role as FolderRole | null,
  uidValidity: row.uid_validity,
  uidNext: row.uid_next,
  modseq: row.modseq,
  isSubscribed: row.is_subscribed,
  messages: row.messages,
  unseen: row.unseen,
  bytes: row.bytes,
})

/** All folders with their counts: those with a role first, then by path. */
export async function listFolders(
  db: Database | Transaction,
  mailboxId: MailboxId,
): Promise<readonly Folder[]> {
  const rows = await db
    .selectFrom('mail_folder')
    .select(folderColumns)
    .where('mailbox_id', '=', mailboxId)
    .orderBy(
      sql`array_position(array['inbox', 'drafts', 'sent', 'archive', 'junk', 'trash'], role) nulls last`,
    )
    .orderBy('path')
    .execute()
  return rows.map(folderOf)
}

const findBy =
  <T extends string>(column: 'path' | 'role') =>
  async (db: Database | Transaction, mailboxId: MailboxId, value: T): Promise<Folder | undefined> => {
    const row = await db
      .selectFrom('mail_folder')
      .select(folderColumns)
      .where('mailbox_id', '=', mailboxId)
      .where(column, '=', value)
      .executeTakeFirst()
    return row && folderOf(row)
  }

export const findFolder = findBy<string>('path')
export const findFolderOfRole = findBy<FolderRole>('role')

/** A folder with its counts as they are now: what IMAP's STATUS and SELECT say. */
export async function folderStatus(db: Database | Transaction, id: FolderId): Promise<Folder | undefined> {
  const row = await db.selectFrom('mail_folder').select(folderColumns).where('id', '=', id).executeTakeFirst()
  return row && folderOf(row)
}

/**
 * Locks one folder until the transaction ends. Flags are not worth waiting for the disk: with `soon` the commit is not waited for,
 * and nothing but the change of flags may be in the transaction.
 */
export async function holdFolder(tx: Transaction, id: FolderId, soon?: 'soon'): Promise<Folder | undefined> {
  const row = await tx
    .selectFrom('mail_folder')
    .select(folderColumns)
    .$if(soon === 'soon', (query) =>
      query.select(sql`set_config('synchronous_commit', 'off', true)`.as('soon')),
    )
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && folderOf(row)
}

export async function insertFolder(
  tx: Transaction,
  it: {
    readonly mailboxId: MailboxId
    readonly path: string
    readonly role: FolderRole | null
    readonly validity: number
  },
  now: Date,
): Promise<FolderId> {
  const id = newId()
  await tx
    .insertInto('mail_folder')
    .values({
      id,
      mailbox_id: it.mailboxId,
      path: it.path,
      role: it.role,
      uid_validity: it.validity,
      created_at: now,
    })
    .execute()
  return id
}

/** Gives a folder and all below it another path. */
export async function savePaths(
  tx: Transaction,
  mailboxId: MailboxId,
  from: string,
  to: string,
): Promise<void> {
  await tx
    .updateTable('mail_folder')
    .set({ path: sql<string>`${to} || substr(path, length(${from}::text) + 1)` })
    .where('mailbox_id', '=', mailboxId)
    .where((it) => it.or([it('path', '=', from), sql<boolean>`starts_with(path, ${`${from}/`})`]))
    .execute()
}

export const removeFolder = async (tx: Transaction, id: FolderId): Promise<void> => {
  await tx.deleteFrom('mail_folder').where('id', '=', id).execute()
}

/** Gives a role to one folder; whichever had it has it no more. */
export async function saveRole(
  tx: Transaction,
  mailboxId: MailboxId,
  id: FolderId,
  role: FolderRole | null,
): Promise<void> {
  if (role !== null)
    await tx
      .updateTable('mail_folder')
      .set({ role: null })
      .where('mailbox_id', '=', mailboxId)
      .where('role', '=', role)
      .execute()
  await tx.updateTable('mail_folder').set({ role }).where('id', '=', id).execute()
}

export async function saveSubscribed(
  db: Database | Transaction,
  mailboxId: MailboxId,
  path: string,
  isSubscribed: boolean,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('mail_folder')
    .set({ is_subscribed: isSubscribed })
    .where('mailbox_id', '=', mailboxId)
    .where('path', '=', path)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const countFolders = async (tx: Transaction, mailboxId: MailboxId): Promise<number> =>
  (
    await tx
      .selectFrom('mail_folder')
      .select((it) => it.fn.countAll<number>().as('n'))
      .where('mailbox_id', '=', mailboxId)
      .executeTakeFirstOrThrow()
  ).n
