import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import type { Asked, Extract, Form, LabelSize, Line, Subject } from './types.ts'

type Row = Omit<Selectable<Tables['directory_extract']>, 'content'>

const columns = [
  'id',
  'account_id',
  'person_id',
  'subject',
  'form',
  'label_size',
  'asked',
  'as_staff',
  'language',
  'state',
  'rows_all',
  'rows_done',
  'created_at',
  'ready_at',
  'expires_at',
] as const

const extractOf = (row: Row): Extract => ({
  id: row.id,
  accountId: row.account_id,
  personId: row.person_id,
  subject: row.subject as Subject,
  form: row.form as Form,
  labelSize: row.label_size as LabelSize | null,
  asked: row.asked as Asked,
  asStaff: row.as_staff,
  language: row.language,
  state: row.state as Extract['state'],
  rowsAll: row.rows_all,
  rowsDone: row.rows_done,
  createdAt: row.created_at,
  readyAt: row.ready_at,
  expiresAt: row.expires_at,
})

/** Holds the orderer, so that orders of one account come one after the other, and says how many there were since. */
export async function holdOrders(
  tx: Transaction,
  { accountId, personId }: Pick<Extract, 'accountId' | 'personId'>,
  since: Date,
): Promise<number> {
  await tx.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute()
  const row = await tx
    .selectFrom('directory_extract')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('account_id', '=', accountId)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function saveOrder(
  tx: Transaction,
  it: Omit<Extract, 'id' | 'state' | 'rowsDone' | 'readyAt'>,
): Promise<Id> {
  const id = newId()
  await tx
    .insertInto('directory_extract')
    .values({
      id,
      account_id: it.accountId,
      person_id: it.personId,
      subject: it.subject,
      form: it.form,
      label_size: it.labelSize,
      asked: JSON.stringify(it.asked),
      as_staff: it.asStaff,
      language: it.language,
      state: 'waiting',
      rows_all: it.rowsAll,
      created_at: it.createdAt,
      expires_at: it.expiresAt,
    })
    .execute()
  return id
}

export async function findExtract(db: Database | Transaction, id: Id): Promise<Extract | undefined> {
  const row = await db.selectFrom('directory_extract').select(columns).where('id', '=', id).executeTakeFirst()
  return row && extractOf(row)
}

/** What an account ordered and is still kept, newest first. */
export async function extractsOf(db: Database, accountId: AccountId, now: Date): Promise<readonly Extract[]> {
  const rows = await db
    .selectFrom('directory_extract')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.map(extractOf)
}

/** How far the making is, for whoever waits. */
export async function saveProgress(db: Database, id: Id, done: number): Promise<void> {
  await db.updateTable('directory_extract').set({ rows_done: done }).where('id', '=', id).execute()
}

/** Keeps the lines. Returns whether this was the first to do so. */
export async function saveReady(
  tx: Transaction,
  id: Id,
  lines: readonly Line[],
  now: Date,
): Promise<boolean> {
  const changed = await tx
    .updateTable('directory_extract')
    .set({
      state: 'ready',
      ready_at: now,
      content: JSON.stringify(lines),
      rows_all: lines.length,
      rows_done: lines.length,
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export async function linesOf(db: Database, id: Id): Promise<readonly Line[]> {
  const row = await db
    .selectFrom('directory_extract')
    .select('content')
    .where('id', '=', id)
    .executeTakeFirst()
  return (row?.content ?? []) as readonly Line[]
}

/** Forgets what was kept long enough; returns how many there were. */
export async function forgetExtracts(db: Database, before: Date): Promise<number> {
  const gone = await db.deleteFrom('directory_extract').where('expires_at', '<=', before).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** The postal addresses of organisations, as they are written on envelopes. */
export async function addressesOf(db: Database, ids: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'postal_address'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('postal_address', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row.postal_address ?? '']))
}

/** Which of these organisations are still in the list. */
export async function stillListed(db: Database, ids: readonly Id[]): Promise<ReadonlySet<Id>> {
  const rows = await db
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('state', '=', 'listed')
    .execute()
  return new Set(rows.map(({ id }) => id))
}
