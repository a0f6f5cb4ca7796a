import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Tables } from '../../../../platform/database/tables.ts'
import { newId } from '../../../../platform/ids.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'
import type { GroupMessage, MessageLine, MessageState, Texts, Wording } from '../types.ts'

type Row = Selectable<Tables['group_message']>

const messageOf = (row: Row): GroupMessage => ({
  id: row.id,
  writtenBy: row.written_by,
  query: row.query,
  texts: row.texts as Texts,
  fallback: row.fallback,
  replyTo: row.reply_to ?? undefined,
  state: row.state as MessageState,
  revision: row.revision,
  createdAt: row.created_at,
  changedAt: row.changed_at,
  begunAt: row.begun_at,
  movedAt: row.moved_at,
  endedAt: row.ended_at,
  readers: row.readers,
  skipped: row.skipped,
  told: row.told,
})

export async function insertMessage(tx: Transaction, it: Wording, by: AccountId, now: Date): Promise<Id> {
  const id = newId()
  await tx
    .insertInto('group_message')
    .values({ id, written_by: by, ...columnsOf(it), created_at: now, changed_at: now })
    .execute()
  return id
}

const columnsOf = (it: Wording) => ({
  query: it.query,
  texts: JSON.stringify(it.texts),
  fallback: it.fallback,
  reply_to: it.replyTo ?? null,
})

export async function saveWording(tx: Transaction, id: Id, it: Wording, now: Date): Promise<void> {
  await tx
    .updateTable('group_message')
    .set((eb) => ({ ...columnsOf(it), revision: eb('revision', '+', 1), changed_at: now }))
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute()
}

export const deleteDraft = async (tx: Transaction, id: Id): Promise<void> => {
  await tx.deleteFrom('group_message').where('id', '=', id).where('state', '=', 'draft').execute()
}

export async function findMessage(db: Database | Transaction, id: Id): Promise<GroupMessage | undefined> {
  const row = await db.selectFrom('group_message').selectAll().where('id', '=', id).executeTakeFirst()
  return row && messageOf(row)
}

/** Several at once, in the order of the ids: mails of one message leave in flocks. */
export async function findMessages(
  db: Database,
  ids: readonly Id[],
): Promise<readonly (GroupMessage | undefined)[]> {
  const rows = await db
    .selectFrom('group_message')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  const found = new Map(rows.map((row) => [row.id, messageOf(row)]))
  return ids.map((id) => found.get(id))
}

/** A message, held: nobody else sends, stops or changes it meanwhile. */
export async function holdMessage(tx: Transaction, id: Id): Promise<GroupMessage | undefined> {
  const row = await tx
    .selectFrom('group_message')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && messageOf(row)
}

export async function saveBegun(
  tx: Transaction,
  id: Id,
  by: AccountId,
  counts: { readonly readers: number; readonly skipped: number },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('group_message')
    .set({ state: 'sending', begun_at: now, begun_by: by, moved_at: now, ...counts })
    .where('id', '=', id)
    .execute()
}

/** Another batch was told; whoever has no address any more was skipped. */
export async function saveMoved(
  tx: Transaction,
  id: Id,
  batch: { readonly told: number; readonly skipped: number },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('group_message')
    .set((eb) => ({
      told: eb('told', '+', batch.told),
      skipped: eb('skipped', '+', batch.skipped),
      readers: eb('readers', '-', batch.skipped),
      moved_at: now,
    }))
    .where('id', '=', id)
    .execute()
}

export async function saveEnded(
  tx: Transaction,
  id: Id,
  state: 'sent' | 'stopped',
  by: AccountId | undefined,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('group_message')
    .set({ state, ended_at: now, ended_by: by ?? null })
    .where('id', '=', id)
    .execute()
}

/** Messages that are being sent and have not moved for a while: whoever sent them has died. */
export async function messagesLeftBehind(db: Database, since: Date): Promise<readonly Id[]> {
  const rows = await db
    .selectFrom('group_message')
    .select('id')
    .where('state', '=', 'sending')
    .where('moved_at', '<', since)
    .execute()
  return rows.map(({ id }) => id)
}

/** How many are being sent. */
export async function countUnderWay(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('group_message')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('state', '=', 'sending')
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function listMessages(
  db: Database,
  { page, perPage }: { readonly page: number; readonly perPage: number },
): Promise<{ readonly messages: readonly MessageLine[]; readonly total: number }> {
  const [rows, { total }] = await Promise.all([
    db
      .selectFrom('group_message')
      .innerJoin('account', 'account.id', 'group_message.written_by')
      .innerJoin('person', 'person.id', 'account.person_id')
      .selectAll('group_message')
      .select('person.name as writer')
      .orderBy('group_message.created_at', 'desc')
      .orderBy('group_message.id', 'desc')
      .limit(perPage)
      .offset((page - 1) * perPage)
      .execute(),
    db
      .selectFrom('group_message')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ])
  return { messages: rows.map((row) => ({ ...messageOf(row), writer: row.writer })), total }
}
