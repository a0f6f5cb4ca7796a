import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { AccountId } from '../../../values/ids.ts'
import type { Mailbox, MailboxId, MailboxState } from '../types.ts'

const columns = [
  'id',
  'account_id',
  'address',
  'state',
  'state_since',
  'quota_bytes',
  'used_bytes',
  'warned_percent',
  'full_since',
  'created_at',
] as const

type Line = {
  id: string
  account_id: string
  address: string
  state: string
  state_since: Date
  quota_bytes: number
  used_bytes: number
  warned_percent: number
  full_since: Date | null
  created_at: Date
}

const mailboxOf = (row: Line): Mailbox => ({
  id: row.id,
  accountId: row.account_id,
  address: row.address,
  state: row.state as MailboxState,
  stateSince: row.state_since,
  quotaBytes: row.quota_bytes,
  usedBytes: row.used_bytes,
  warnedPercent: row.warned_percent,
  fullSince: row.full_since,
  createdAt: row.created_at,
})

export async function findMailbox(db: Database | Transaction, id: MailboxId): Promise<Mailbox | undefined> {
  const row = await db.selectFrom('mailbox').select(columns).where('id', '=', id).executeTakeFirst()
  return row && mailboxOf(row)
}

/** The mailbox somebody uses, or may not use for a while; neither archived nor deleted ones. */
export async function findMailboxOf(
  db: Database | Transaction,
  accountId: AccountId,
): Promise<Mailbox | undefined> {
  const row = await db
    .selectFrom('mailbox')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('state', 'in', ['active', 'suspended'])
    .executeTakeFirst()
  return row && mailboxOf(row)
}

/** Locks a mailbox until the transaction ends: whatever changes what it holds comes here first. */
export async function holdMailbox(tx: Transaction, id: MailboxId): Promise<Mailbox | undefined> {
  const row = await tx
    .selectFrom('mailbox')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && mailboxOf(row)
}

/** All mailboxes of an account, whatever their state, locked in order. */
export async function holdMailboxesOf(tx: Transaction, accountId: AccountId): Promise<readonly Mailbox[]> {
  const rows = await tx
    .selectFrom('mailbox')
    .select(columns)
    .where('account_id', '=', accountId)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(mailboxOf)
}

export const mailboxesOf = async (
  db: Database | Transaction,
  accountId: AccountId,
): Promise<readonly Mailbox[]> =>
  (
    await db
      .selectFrom('mailbox')
      .select(columns)
      .where('account_id', '=', accountId)
      .orderBy('created_at')
      .execute()
  ).map(mailboxOf)

export async function insertMailbox(
  tx: Transaction,
  it: Pick<Mailbox, 'id' | 'accountId' | 'address' | 'quotaBytes'> & { readonly validity: number },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('mailbox')
    .values({
      id: it.id,
      account_id: it.accountId,
      address: it.address,
      state: 'active',
      state_since: now,
      quota_bytes: it.quotaBytes,
      last_uid_validity: it.validity,
      created_at: now,
    })
    .execute()
}

export async function saveMailboxState(
  tx: Transaction,
  id: MailboxId,
  state: MailboxState,
  now: Date,
): Promise<void> {
  await tx.updateTable('mailbox').set({ state, state_since: now }).where('id', '=', id).execute()
}

export const saveQuota = async (tx: Transaction, id: MailboxId, quotaBytes: number): Promise<void> => {
  await tx.updateTable('mailbox').set({ quota_bytes: quotaBytes }).where('id', '=', id).execute()
}

export const saveOwner = async (tx: Transaction, id: MailboxId, accountId: AccountId): Promise<void> => {
  await tx.updateTable('mailbox').set({ account_id: accountId }).where('id', '=', id).execute()
}

/** Adds to what a mailbox uses, or takes off it; together with the messages it counts. */
export const addUse = async (tx: Transaction, id: MailboxId, bytes: number): Promise<void> => {
  if (bytes === 0) return
  await tx
    .updateTable('mailbox')
    .set({ used_bytes: sql<number>`used_bytes + ${bytes}::bigint` })
    .where('id', '=', id)
    .execute()
}

export const saveWarning = async (
  tx: Transaction,
  id: MailboxId,
  it: { readonly warnedPercent: number; readonly fullSince: Date | null },
): Promise<void> => {
  await tx
    .updateTable('mailbox')
    .set({ warned_percent: it.warnedPercent, full_since: it.fullSince })
    .where('id', '=', id)
    .execute()
}

/** Takes the next UIDVALIDITY of a mailbox that is held. */
export async function takeValidity(tx: Transaction, id: MailboxId, atLeast: number): Promise<number> {
  const row = await tx
    .updateTable('mailbox')
    .set({ last_uid_validity: sql<number>`greatest(last_uid_validity + 1, ${atLeast}::bigint)` })
    .where('id', '=', id)
    .returning('last_uid_validity')
    .executeTakeFirstOrThrow()
  return row.last_uid_validity
}

export type MailboxSearch = { readonly state?: MailboxState; readonly like?: string; readonly limit?: number }

/** For those who look after mailboxes: the newest first. */
export async function listMailboxes(db: Database, wish: MailboxSearch = {}): Promise<readonly Mailbox[]> {
  const rows = await db
    .selectFrom('mailbox')
    .select(columns)
    .$if(wish.state !== undefined, (query) => query.where('state', '=', wish.state!))
    .$if(wish.like !== undefined, (query) => query.where('address', 'ilike', `%${wish.like!}%`))
    .orderBy('created_at', 'desc')
    .limit(wish.limit ?? 100)
    .execute()
  return rows.map(mailboxOf)
}
