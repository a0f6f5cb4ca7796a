import { sql, type Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import type { DataExport, FileForm } from './types.ts'

type Row = Omit<Selectable<Tables['data_export']>, 'for_machines' | 'for_people'>

const columns = ['id', 'account_id', 'language', 'state', 'parts_done', 'parts_all'] as const
const dates = ['asked_at', 'ready_at', 'expires_at'] as const

const exportOf = (row: Row): DataExport => ({
  id: row.id,
  accountId: row.account_id,
  language: row.language,
  state: row.state as DataExport['state'],
  partsDone: row.parts_done,
  partsAll: row.parts_all,
  askedAt: row.asked_at,
  readyAt: row.ready_at,
  expiresAt: row.expires_at,
})

/** The copy an account asked for last. */
export async function findNewest(
  db: Database | Transaction,
  accountId: AccountId,
): Promise<DataExport | undefined> {
  const row = await db
    .selectFrom('data_export')
    .select([...columns, ...dates])
    .where('account_id', '=', accountId)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && exportOf(row)
}

export async function findExport(db: Database | Transaction, id: Id): Promise<DataExport | undefined> {
  const row = await db
    .selectFrom('data_export')
    .select([...columns, ...dates])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && exportOf(row)
}

/** Saves what was asked for. Undefined: one is in the making already. */
export async function saveAsked(
  tx: Transaction,
  it: Pick<DataExport, 'accountId' | 'language' | 'partsAll'>,
  now: Date,
): Promise<Id | undefined> {
  const saved = await tx
    .insertInto('data_export')
    .values({
      id: newId(),
      account_id: it.accountId,
      language: it.language,
      state: 'asked',
      parts_all: it.partsAll,
      asked_at: now,
    })
    // Written out: with a parameter the index is found only until the plan is kept, after five times.
    .onConflict((conflict) => conflict.column('account_id').where('state', '=', sql.lit('asked')).doNothing())
    .returning('id')
    .executeTakeFirst()
  return saved?.id
}

/** Begins the one in the making anew. */
export async function saveAskedAgain(tx: Transaction, id: Id, now: Date): Promise<void> {
  await tx.updateTable('data_export').set({ asked_at: now, parts_done: 0 }).where('id', '=', id).execute()
}

export async function saveProgress(db: Database, id: Id, partsDone: number): Promise<void> {
  await db
    .updateTable('data_export')
    // A newer program may have more parts than there were when it was asked for.
    .set({ parts_done: sql`least(${partsDone}, parts_all)` })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .execute()
}

/** Both files, sealed. */
export type Files = Readonly<Record<FileForm, Buffer>>

/** Keeps the files; older copies of the account go. False: somebody else made it meanwhile. */
export async function saveReady(
  tx: Transaction,
  it: DataExport,
  files: Files,
  expiresAt: Date,
  now: Date,
): Promise<boolean> {
  const saved = await tx
    .updateTable('data_export')
    .set({
      state: 'ready',
      parts_done: it.partsAll,
      ready_at: now,
      expires_at: expiresAt,
      for_machines: files.json,
      for_people: files.html,
    })
    .where('id', '=', it.id)
    .where('state', '=', 'asked')
    .returning('id')
    .executeTakeFirst()
  if (!saved) return false
  await tx
    .deleteFrom('data_export')
    .where('account_id', '=', it.accountId)
    .where('state', '=', 'ready')
    .where('id', '!=', it.id)
    .execute()
  return true
}

/** One sealed file of a copy. */
export async function findFile(db: Database, id: Id, form: FileForm): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('data_export')
    .select(form === 'json' ? 'for_machines as file' : 'for_people as file')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.file ?? undefined
}

/** Removes copies whose week is over. */
export async function forgetExpired(db: Database, now: Date): Promise<number> {
  const gone = await db
    .deleteFrom('data_export')
    .where('state', '=', 'ready')
    .where('expires_at', '<=', now)
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** Removes every copy of an account. */
export async function forgetExportsOf(tx: Transaction, accountId: AccountId): Promise<void> {
  await tx.deleteFrom('data_export').where('account_id', '=', accountId).execute()
}
