import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import { sessionsEndedChannel } from '../../../platform/sessions/store.ts'
import type { AccountId } from '../../../values/ids.ts'
import type { FolderId } from '../types.ts'

/** The payload is the folder's id; empty after words may have been missed. */
export const mailboxChannel = 'plenary_mailbox'

/** A word is not worth waiting for the disk a second time. */
export const wakeFolders = async (db: Database, folders: readonly FolderId[]): Promise<void> => {
  await sql`select pg_notify(${mailboxChannel}, folder), set_config('synchronous_commit', 'off', true)
    from unnest(${[...folders]}::text[]) as folder`.execute(db)
}

/** Ends the mail sessions of an account when the transaction is committed. Rare enough for a word within a transaction. */
export const tellSessionsOver = async (tx: Transaction, accountId: AccountId): Promise<void> => {
  await sql`select pg_notify(${sessionsEndedChannel}, ${accountId})`.execute(tx)
}
