import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Id } from '../../../values/ids.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { MailboxId, MessageId } from '../../mailbox/index.ts'
import type { WaitingState } from './states.ts'
import type { Form, Waiting } from './types.ts'

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

/** Whether a draft is about to leave or has left. */
export async function hasGone(db: Database, mailboxId: MailboxId, draftId: MessageId): Promise<boolean> {
  const row = await db
    .selectFrom('webmail_sending')
    .select('id')
    .where('draft_id', '=', draftId)
    .where('mailbox_id', '=', mailboxId)
    .where('state', 'in', ['waiting', 'sent'])
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

/** How far a page has come in which a letter is written: what was kept last, and where it lies. */
export type Come = Form & {
  readonly digest: Buffer
  readonly draftId: MessageId
  /** What that took the place of, the newest first. */
  readonly earlier: readonly MessageId[]
}

export async function findForm(
  db: Database | Transaction,
  mailboxId: MailboxId,
  id: Id,
): Promise<Come | undefined> {
  const row = await db
    .selectFrom('webmail_form')
    .selectAll()
    .where('mailbox_id', '=', mailboxId)
    .where('id', '=', id)
    .executeTakeFirst()
  return (
    row && { id: row.id, turn: row.turn, digest: row.digest, draftId: row.draft_id, earlier: row.earlier }
  )
}

/** Locks how far a page has come, until the transaction ends; where nothing came from it before, it has come so far. */
export async function holdForm(tx: Transaction, mailboxId: MailboxId, it: Come, now: Date): Promise<Come> {
  await tx
    .insertInto('webmail_form')
    .values({ mailbox_id: mailboxId, ...columnsOf(it, now) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await sql`select 1 from webmail_form where mailbox_id = ${mailboxId} and id = ${it.id} for update`.execute(
    tx,
  )
  return (await findForm(tx, mailboxId, it.id))!
}

export async function saveForm(tx: Transaction, mailboxId: MailboxId, it: Come, now: Date): Promise<void> {
  await tx
    .updateTable('webmail_form')
    .set(columnsOf(it, now))
    .where('mailbox_id', '=', mailboxId)
    .where('id', '=', it.id)
    .execute()
}

const columnsOf = ({ id, turn, digest, draftId, earlier }: Come, now: Date) => ({
  id,
  turn,
  digest,
  draft_id: draftId,
  earlier: [...new Set(earlier)].slice(0, mostEarlier),
  saved_at: now,
})

const mostEarlier = 20

/** What took the place of a draft: a page that was left knows the revision it was shown with. */
export async function findLater(
  db: Database,
  mailboxId: MailboxId,
  draftId: MessageId,
): Promise<MessageId | undefined> {
  const row = await db
    .selectFrom('webmail_form')
    .select('draft_id')
    .where('mailbox_id', '=', mailboxId)
    .where(sql<boolean>`earlier @> array[${draftId}::uuid]`)
    .orderBy('saved_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.draft_id
}

/** The same words came from a page once more: what is on its way since before then is older. */
export async function raiseTurn(
  db: Database,
  mailboxId: MailboxId,
  { id, turn, digest }: Pick<Come, 'id' | 'turn' | 'digest'>,
): Promise<void> {
  await db
    .updateTable('webmail_form')
    .set({ turn })
    .where('mailbox_id', '=', mailboxId)
    .where('id', '=', id)
    .where('turn', '<', turn)
    .where('digest', '=', digest)
    .execute()
}

export const forgetForms = async (db: Database, before: Date): Promise<void> => {
  await db.deleteFrom('webmail_form').where('saved_at', '<', before).execute()
}

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
