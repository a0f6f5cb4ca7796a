import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import { baseSubject, isAnswer } from '../rules.ts'
import type { MailboxId, MailIndex, ThreadId } from '../types.ts'

const mostNames = 50
const answersWithin = 30 * 86_400_000

/**
 * The conversation a message belongs to: the one of any message it names or that names it, so that it does not matter which comes
 * in first; conversations that turn out to be one become one. `known` are those of its names, the eldest first. An answer that names
 * nothing belongs to the newest message of its subject. Needs the mailbox held.
 */
export async function threadOf(
  tx: Transaction,
  mailboxId: MailboxId,
  it: MailIndex,
  known: readonly ThreadId[],
  now: Date,
): Promise<ThreadId> {
  const thread =
    known[0] ??
    (it.references.length === 0 ? await threadOfSubject(tx, mailboxId, it, now) : undefined) ??
    newId()
  if (known.length > 1) await joinThreads(tx, mailboxId, known.slice(1), thread)
  return thread
}

/** The names of the messages of a conversation, as far as this one tells them. */
export const namesOf = ({ messageId, references }: MailIndex): string[] => {
  const all = [...references, ...(messageId === null ? [] : [messageId])]
  return [...new Set(all.map((name) => name.toWellFormed().replaceAll('\0', '').slice(0, 500)))]
    .filter(Boolean)
    .slice(-mostNames)
}

async function threadOfSubject(
  tx: Transaction,
  mailboxId: MailboxId,
  { subject }: MailIndex,
  now: Date,
): Promise<ThreadId | undefined> {
  const base = baseSubject(subject)
  if (!isAnswer(subject) || base.length < 4) return undefined
  const rows = await tx
    .selectFrom('mail_blob')
    .select(['thread_id', 'subject'])
    .where('mailbox_id', '=', mailboxId)
    .where('created_at', '>', new Date(now.getTime() - answersWithin))
    .where(sql<boolean>`lower(subject) like ${`%${base.replace(/[%_\\]/g, '\\$&')}`}`)
    .orderBy('created_at', 'desc')
    .limit(5)
    .execute()
  return rows.find((row) => baseSubject(row.subject) === base)?.thread_id
}

async function joinThreads(
  tx: Transaction,
  mailboxId: MailboxId,
  others: readonly ThreadId[],
  into: ThreadId,
): Promise<void> {
  const some = sql<string>`any(${[...others]}::uuid[])`
  await tx
    .updateTable('mail_blob')
    .set({ thread_id: into })
    .where('mailbox_id', '=', mailboxId)
    .where('thread_id', '=', some)
    .execute()
  await tx
    .updateTable('mail_thread_name')
    .set({ thread_id: into })
    .where('mailbox_id', '=', mailboxId)
    .where('thread_id', '=', some)
    .execute()
}
