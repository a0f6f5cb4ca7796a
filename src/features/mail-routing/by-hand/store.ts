import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { AccountId } from '../../../values/ids.ts'
import type { Due, SendingKind, SendingState, SendingToId } from '../types.ts'

/** A letter to one recipient, by what became of it. Nothing of what is in it. */
export type LetterLine = {
  readonly id: SendingToId
  readonly kind: SendingKind
  readonly address: string
  readonly isInside: boolean
  readonly state: SendingState
  readonly tries: number
  readonly said: string | null
  readonly size: number
  readonly messageId: string | null
  readonly createdAt: Date
  readonly dueAt: Date
  readonly expiresAt: Date
  readonly doneAt: Date | null
  readonly hasBytes: boolean
}

const lines = (db: Database | Transaction, accountId: AccountId) =>
  db
    .selectFrom('mail_sending_to as one')
    .innerJoin('mail_sending as its', 'its.id', 'one.sending_id')
    .where('its.account_id', '=', accountId)
    .where('its.kind', 'in', ['letter', 'forward'])

const columns = [
  'one.id',
  'its.kind',
  'one.address',
  'one.is_inside as isInside',
  'one.state',
  'one.tries',
  'one.said',
  'its.size',
  'its.message_id as messageId',
  'its.created_at as createdAt',
  'one.due_at as dueAt',
  'its.expires_at as expiresAt',
  'one.done_at as doneAt',
] as const

const hasBytes = sql<boolean>`its.raw is not null`.as('hasBytes')

/** What somebody sent and what goes on for them, the newest first. */
export async function listLetters(
  db: Database,
  accountId: AccountId,
  { most, page }: { readonly most: number; readonly page: number },
): Promise<readonly LetterLine[]> {
  const rows = await lines(db, accountId)
    .select(columns)
    .select(hasBytes)
    .orderBy('its.created_at', 'desc')
    .orderBy('one.id')
    .limit(most)
    .offset((page - 1) * most)
    .execute()
  return rows as readonly LetterLine[]
}

/** How many are in which state. */
export async function countLetters(
  db: Database,
  accountId: AccountId,
): Promise<Readonly<Record<SendingState, number>>> {
  const rows = await lines(db, accountId)
    .select(['one.state', (eb) => eb.fn.countAll<string>().as('count')])
    .groupBy('one.state')
    .execute()
  const counts = { queued: 0, held: 0, sent: 0, failed: 0 }
  for (const { state, count } of rows) counts[state as SendingState] = Number(count)
  return counts
}

export async function findLetter(
  db: Database | Transaction,
  accountId: AccountId,
  id: SendingToId,
): Promise<LetterLine | undefined> {
  const row = await lines(db, accountId)
    .select(columns)
    .select(hasBytes)
    .where('one.id', '=', id)
    .executeTakeFirst()
  return row as LetterLine | undefined
}

/** Locks a letter to one recipient, with what it is sent by. */
export async function holdLetter(
  tx: Transaction,
  accountId: AccountId,
  id: SendingToId,
): Promise<{ readonly line: LetterLine; readonly due: Due } | undefined> {
  const held = await tx
    .selectFrom('mail_sending_to')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const line = held && (await findLetter(tx, accountId, id))
  if (!line) return undefined
  const its = await tx
    .selectFrom('mail_sending')
    .innerJoin('mail_sending_to', 'mail_sending_to.sending_id', 'mail_sending.id')
    .select(['sending_id', 'sender', 'subject', 'delay_told_at', 'facts'])
    .where('mail_sending_to.id', '=', id)
    .executeTakeFirstOrThrow()
  const due = {
    ...line,
    accountId,
    sendingId: its.sending_id,
    sender: its.sender,
    subject: its.subject,
    delayToldAt: its.delay_told_at,
    facts: (its.facts ?? {}) as Due['facts'],
  }
  return { line, due }
}

export const saveDue = async (tx: Transaction, id: SendingToId, dueAt: Date): Promise<void> => {
  await tx.updateTable('mail_sending_to').set({ due_at: dueAt }).where('id', '=', id).execute()
}

/** A letter that failed is as if it had just been handed in, for this recipient. */
export async function saveAnew(
  tx: Transaction,
  { id, sendingId }: Pick<Due, 'id' | 'sendingId'>,
  it: { readonly raw: Buffer | undefined; readonly now: Date; readonly expiresAt: Date },
): Promise<void> {
  await tx
    .updateTable('mail_sending_to')
    .set({ state: 'queued', due_at: it.now, tries: 0, said: null, done_at: null })
    .where('id', '=', id)
    .execute()
  await tx
    .updateTable('mail_sending')
    .set({ expires_at: it.expiresAt, delay_told_at: null, ...(it.raw && { raw: it.raw }) })
    .where('id', '=', sendingId)
    .execute()
}
