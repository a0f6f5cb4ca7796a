import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Tables } from '../../../../platform/database/tables.ts'
import { newId } from '../../../../platform/ids.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'

/** An app that shows one-time codes. Its secret is sealed; what it is sealed for is its id. */
export type CodesApp = {
  readonly id: Id
  readonly sealed: Buffer
  readonly createdAt: Date
  readonly confirmedAt: Date | null
  readonly lastStep: number | null
  readonly usedAt: Date | null
}

const appOf = (row: Selectable<Tables['one_time_code']>): CodesApp => ({
  id: row.id,
  sealed: row.secret as Buffer,
  createdAt: row.created_at,
  confirmedAt: row.confirmed_at,
  lastStep: row.last_step,
  usedAt: row.used_at,
})

const live = (db: Database | Transaction, accountId: AccountId) =>
  db.selectFrom('one_time_code').selectAll().where('account_id', '=', accountId).where('ended_at', 'is', null)

/** The app whose codes count. */
export async function findApp(
  db: Database | Transaction,
  accountId: AccountId,
): Promise<CodesApp | undefined> {
  const row = await live(db, accountId).where('confirmed_at', 'is not', null).executeTakeFirst()
  return row && appOf(row)
}

/** One that was begun and has not shown its first code. */
export async function findBegunApp(
  db: Database | Transaction,
  accountId: AccountId,
): Promise<CodesApp | undefined> {
  const row = await live(db, accountId).where('confirmed_at', 'is', null).executeTakeFirst()
  return row && appOf(row)
}

/** Saves one that begins; what was begun before is gone with its secret. Call it with the account held. */
export async function saveBegunApp(
  tx: Transaction,
  accountId: AccountId,
  seal: (id: Id) => Buffer,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('one_time_code')
    .set({ ended_at: now, secret: null })
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
  const id = newId()
  await tx
    .insertInto('one_time_code')
    .values({ id, account_id: accountId, secret: seal(id), created_at: now })
    .execute()
}

/** Its first code was right: it counts from now on, and the one before it no more. Call it with the account held. */
export async function saveAppConfirmed(
  tx: Transaction,
  accountId: AccountId,
  { id, step }: { readonly id: Id; readonly step: number },
  now: Date,
): Promise<void> {
  await endApp(tx, accountId, now)
  await tx
    .updateTable('one_time_code')
    .set({ confirmed_at: now, last_step: step, used_at: now })
    .where('id', '=', id)
    .execute()
}

/** Takes the code of a half minute, unless it or a later one was taken. Of any number at once, one is told it did. */
export async function takeStep(tx: Transaction, id: Id, step: number, now: Date): Promise<boolean> {
  const taken = await tx
    .updateTable('one_time_code')
    .set({ last_step: step, used_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where((where) => where.or([where('last_step', 'is', null), where('last_step', '<', step)]))
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}

/** The app whose codes counted is gone, with its secret. */
export async function endApp(tx: Transaction, accountId: AccountId, now: Date): Promise<void> {
  await tx
    .updateTable('one_time_code')
    .set({ ended_at: now, secret: null })
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null)
    .where('ended_at', 'is', null)
    .execute()
}

/** Secrets that were shown and never used go. */
export async function forgetBegunApps(db: Database, begunBefore: Date): Promise<void> {
  await db
    .deleteFrom('one_time_code')
    .where('confirmed_at', 'is', null)
    .where('created_at', '<', begunBefore)
    .execute()
}
