import { sql, type Selectable } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Tables } from '../../../../platform/database/tables.ts'
import { newId } from '../../../../platform/ids.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'
import type { Export, ExportState, FileForm, Wish } from '../types.ts'

const exportOf = (row: Selectable<Tables['registration_export']>): Export => ({
  id: row.id,
  accountId: row.account_id,
  query: row.query,
  form: row.form as FileForm,
  columns: row.columns,
  language: row.language,
  state: row.state as ExportState,
  rowsDone: row.rows_done,
  rowsAll: row.rows_all,
  bytes: row.bytes,
  askedAt: row.asked_at,
  movedAt: row.moved_at,
  readyAt: row.ready_at,
  expiresAt: row.expires_at,
})

/** The files somebody asked for and can still see, the newest first. */
export async function exportsOf(
  db: Database | Transaction,
  accountId: AccountId,
  now: Date,
): Promise<readonly Export[]> {
  const rows = await db
    .selectFrom('registration_export')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.map(exportOf)
}

export async function findExport(db: Database | Transaction, id: Id): Promise<Export | undefined> {
  const row = await db.selectFrom('registration_export').selectAll().where('id', '=', id).executeTakeFirst()
  return row && exportOf(row)
}

/** Saves what was asked for. Undefined: one is in the making already. */
export async function insertExport(
  tx: Transaction,
  accountId: AccountId,
  wish: Wish,
  lines: number,
  until: Date,
  now: Date,
): Promise<Id | undefined> {
  const saved = await tx
    .insertInto('registration_export')
    .values({
      id: newId(),
      account_id: accountId,
      query: wish.query,
      form: wish.form,
      columns: [...wish.columns],
      language: wish.language,
      state: 'asked',
      rows_all: lines,
      asked_at: now,
      moved_at: now,
      expires_at: until,
    })
    // Written out, so that the index is found also when the plan is kept.
    .onConflict((conflict) => conflict.column('account_id').where('state', '=', sql.lit('asked')).doNothing())
    .returning('id')
    .executeTakeFirst()
  return saved?.id
}

export async function saveProgress(
  db: Database,
  id: Id,
  rows: number,
  bytes: number,
  now: Date,
): Promise<void> {
  await db
    .updateTable('registration_export')
    .set({ rows_done: rows, bytes, moved_at: now })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .execute()
}

/** It is whole. False: somebody else finished it, or it is gone. */
export async function saveReady(
  tx: Transaction,
  id: Id,
  rows: number,
  bytes: number,
  until: Date,
  now: Date,
): Promise<boolean> {
  const saved = await tx
    .updateTable('registration_export')
    .set({
      state: 'ready',
      rows_done: rows,
      rows_all: rows,
      bytes,
      moved_at: now,
      ready_at: now,
      expires_at: until,
    })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .executeTakeFirst()
  return saved.numUpdatedRows === 1n
}

export async function saveFailed(tx: Transaction, id: Id, now: Date): Promise<void> {
  await tx
    .updateTable('registration_export')
    .set({ state: 'failed', moved_at: now })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .execute()
}

export async function countFetch(tx: Transaction, id: Id): Promise<void> {
  await tx
    .updateTable('registration_export')
    .set((eb) => ({ fetched: eb('fetched', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Files that stopped growing: whoever made them died. */
export async function exportsLeftBehind(db: Database, since: Date): Promise<readonly Id[]> {
  const rows = await db
    .selectFrom('registration_export')
    .select('id')
    .where('state', '=', 'asked')
    .where('moved_at', '<', since)
    .execute()
  return rows.map(({ id }) => id)
}

/** Removes files whose day is over. */
export async function forgetExports(db: Database, now: Date): Promise<number> {
  const gone = await db.deleteFrom('registration_export').where('expires_at', '<=', now).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
