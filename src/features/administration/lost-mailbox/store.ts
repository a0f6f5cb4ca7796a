import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import type { LostMailboxChange, StoppedBy } from './types.ts'

const changeOf = (row: Selectable<Tables['lost_mailbox_change']>): LostMailboxChange => ({
  id: row.id,
  accountId: row.account_id,
  address: row.address,
  key: row.address_key,
  askedBy: row.asked_by,
  agreedBy: row.agreed_by,
  createdAt: row.created_at,
  dueAt: row.due_at,
  provenAt: row.proven_at,
  doneAt: row.done_at,
  stoppedAt: row.stopped_at,
  stoppedBy: row.stopped_by as StoppedBy | null,
})

export type NewChange = Pick<
  LostMailboxChange,
  'accountId' | 'address' | 'key' | 'askedBy' | 'agreedBy' | 'dueAt'
> & {
  readonly reason: string
}

export async function saveChange(tx: Transaction, it: NewChange, now: Date): Promise<Id> {
  const id = newId()
  await tx
    .insertInto('lost_mailbox_change')
    .values({
      id,
      account_id: it.accountId,
      address: it.address,
      address_key: it.key,
      asked_by: it.askedBy,
      agreed_by: it.agreedBy,
      reason: it.reason,
      created_at: now,
      due_at: it.dueAt,
    })
    .execute()
  return id
}

/** The change that is going on for an account, else the last one. */
export async function latestChange(
  db: Database,
  accountId: AccountId,
): Promise<LostMailboxChange | undefined> {
  const row = await db
    .selectFrom('lost_mailbox_change')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && changeOf(row)
}

export async function findChange(db: Database | Transaction, id: Id): Promise<LostMailboxChange | undefined> {
  const row = await db.selectFrom('lost_mailbox_change').selectAll().where('id', '=', id).executeTakeFirst()
  return row && changeOf(row)
}

/** Holds a change, so that stopping it and doing it cannot pass each other. */
export async function holdChange(tx: Transaction, id: Id): Promise<LostMailboxChange | undefined> {
  const row = await tx
    .selectFrom('lost_mailbox_change')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && changeOf(row)
}

/** Every change that is going on; there are few. */
export async function openChanges(db: Database): Promise<readonly Id[]> {
  const rows = await db
    .selectFrom('lost_mailbox_change')
    .select('id')
    .where('done_at', 'is', null)
    .where('stopped_at', 'is', null)
    .orderBy('due_at')
    .execute()
  return rows.map((row) => row.id)
}

const set = (
  tx: Transaction,
  id: Id,
  values: Partial<Record<'proven_at' | 'done_at' | 'stopped_at', Date>>,
  by?: StoppedBy,
) =>
  tx
    .updateTable('lost_mailbox_change')
    .set({ ...values, ...(by && { stopped_by: by }) })
    .where('id', '=', id)
    .execute()

export const saveProven = async (tx: Transaction, id: Id, now: Date): Promise<void> =>
  void (await set(tx, id, { proven_at: now }))
export const saveDone = async (tx: Transaction, id: Id, now: Date): Promise<void> =>
  void (await set(tx, id, { done_at: now }))
export const saveStopped = async (tx: Transaction, id: Id, by: StoppedBy, now: Date): Promise<void> =>
  void (await set(tx, id, { stopped_at: now }, by))
