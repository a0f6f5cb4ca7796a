import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Id } from '../../../values/ids.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { MailboxId, MessageId } from '../../mailbox/index.ts'
import type { WaitingState } from './states.ts'
import type { Waiting } from './types.ts'

const columns = ['id', 'mailbox_id', 'draft_id', 'state', 'refusal', 'due_at'] as const

type Line = {
  id: string
  mailbox_id: string
  draft_id: string
  state: string
  refusal: unknown
  due_at: Date
}

const waitingOf = (row: Line): Waiting => ({
  id: row.id,
  mailboxId: row.mailbox_id,
  draftId: row.draft_id,
  state: row.state as WaitingState,
  refusal: (row.refusal as Refusal | null) ?? undefined,
  dueAt: row.due_at,
})

/** Undefined: this very draft waits already, or has left. */
export async function insertWaiting(
  tx: Transaction,
  it: { readonly id: Id; readonly mailboxId: MailboxId; readonly draftId: MessageId; readonly dueAt: Date },
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('webmail_sending')
    .values({
      id: it.id,
      mailbox_id: it.mailboxId,
      draft_id: it.draftId,
      state: 'waiting',
      due_at: it.dueAt,
      made_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function findWaiting(db: Database, mailboxId: MailboxId, id: Id): Promise<Waiting | undefined> {
  const row = await db
    .selectFrom('webmail_sending')
    .select(columns)
    .where('id', '=', id)
    .where('mailbox_id', '=', mailboxId)
    .executeTakeFirst()
  return row && waitingOf(row)
}

/** Locks one letter that waits, until the transaction ends: it leaves or is taken back, never both. */
export async function holdWaiting(tx: Transaction, id: Id): Promise<Waiting | undefined> {
  const row = await tx
    .selectFrom('webmail_sending')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && waitingOf(row)
}

export async function saveEnd(
  tx: Transaction,
  id: Id,
  state: Exclude<WaitingState, 'waiting'>,
  now: Date,
  refusal?: Refusal,
): Promise<void> {
  await tx
    .updateTable('webmail_sending')
    .set({ state, ended_at: now, refusal: refusal ? JSON.stringify(refusal) : null })
    .where('id', '=', id)
    .execute()
}

/** Whether a draft is about to leave: it is what will be sent, and nothing takes its place. */
export async function isLeaving(db: Database, mailboxId: MailboxId, draftId: MessageId): Promise<boolean> {
  const row = await db
    .selectFrom('webmail_sending')
    .select('id')
    .where('draft_id', '=', draftId)
    .where('mailbox_id', '=', mailboxId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return row !== undefined
}

/** Letters whose time has come and that nobody has sent: a job that was lost is made good by the next. */
export const listDue = async (db: Database, now: Date): Promise<readonly Id[]> =>
  (
    await db
      .selectFrom('webmail_sending')
      .select('id')
      .where('state', '=', 'waiting')
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .limit(100)
      .execute()
  ).map(({ id }) => id)

/** The people somebody wrote to or heard from last, for whoever types an address. */
export async function recentPeople(db: Database, mailboxId: MailboxId): Promise<readonly string[]> {
  const { rows } = await sql<{ people: string }>`
    select case when verdict->>'origin' = 'own' then recipients else sender end as people
    from mail_blob where mailbox_id = ${mailboxId} and verdict->>'signs' is null
    order by created_at desc limit 200`.execute(db)
  return rows.map(({ people }) => people)
}

export async function findSignature(db: Database, mailboxId: MailboxId): Promise<string> {
  const row = await db
    .selectFrom('webmail_setting')
    .select('signature')
    .where('mailbox_id', '=', mailboxId)
    .executeTakeFirst()
  return row?.signature ?? ''
}

export async function saveSignature(
  tx: Transaction,
  mailboxId: MailboxId,
  signature: string,
  now: Date,
): Promise<void> {
  const columns = { signature, changed_at: now }
  await tx
    .insertInto('webmail_setting')
    .values({ mailbox_id: mailboxId, ...columns })
    .onConflict((conflict) => conflict.column('mailbox_id').doUpdateSet(columns))
    .execute()
}
