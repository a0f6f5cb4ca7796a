import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { MailboxId } from '../types.ts'

export const listArchivedBefore = async (db: Database, before: Date): Promise<readonly MailboxId[]> =>
  (
    await db
      .selectFrom('mailbox')
      .select('id')
      .where('state', '=', 'archived')
      .where('state_since', '<', before)
      .limit(1000)
      .execute()
  ).map(({ id }) => id)

/** Deleted mailboxes that still hold something. */
export const listToClear = async (db: Database): Promise<readonly MailboxId[]> =>
  (
    await db
      .selectFrom('mailbox')
      .select('id')
      .where('state', '=', 'deleted')
      .where((it) =>
        it.exists(it.selectFrom('mail_folder').select('id').whereRef('mailbox_id', '=', 'mailbox.id')),
      )
      .limit(1000)
      .execute()
  ).map(({ id }) => id)

const atOnce = 200

/** Takes some messages of a deleted mailbox away, its folders with the last of them. How many went. */
export async function dropSome(tx: Transaction, id: MailboxId): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with few as (select id from mail_blob where mailbox_id = ${id} limit ${atOnce}),
      placed as (delete from mail_message where blob_id in (select id from few))
    select count(*)::int as n from few`.execute(tx)
  await sql`
    delete from mail_blob where id in (
      select id from mail_blob where mailbox_id = ${id}
        and not exists (select from mail_message where blob_id = mail_blob.id) limit ${atOnce})`.execute(tx)
  if (rows[0]!.n > 0) return rows[0]!.n
  await tx.deleteFrom('mail_folder').where('mailbox_id', '=', id).execute()
  await tx.deleteFrom('mail_thread_name').where('mailbox_id', '=', id).execute()
  await tx.updateTable('mailbox').set({ used_bytes: 0, full_since: null }).where('id', '=', id).execute()
  return 0
}
