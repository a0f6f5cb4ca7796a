import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import type { Place, SavedView } from './types.ts'

const viewOf = (row: Selectable<Tables['saved_view']>): SavedView => ({
  id: row.id,
  accountId: row.account_id,
  place: row.place as Place,
  name: row.name,
  query: row.query,
})

/** What this account keeps, by page and name. */
export async function listViews(
  db: Database | Transaction,
  accountId: AccountId,
  place?: Place,
): Promise<SavedView[]> {
  const rows = await db
    .selectFrom('saved_view')
    .selectAll()
    .where('account_id', '=', accountId)
    .$if(place !== undefined, (query) => query.where('place', '=', place as Place))
    .orderBy('place')
    .orderBy('name')
    .execute()
  return rows.map(viewOf)
}

/** Writes a view down, unless its name is taken: then nothing. */
export async function insertView(
  tx: Transaction,
  view: Omit<SavedView, 'id'>,
  now: Date,
): Promise<Id | undefined> {
  const row = await tx
    .insertInto('saved_view')
    .values({
      id: newId(),
      account_id: view.accountId,
      place: view.place,
      name: view.name,
      query: view.query,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Removes a view of this account's own; says whether it was there. */
export async function deleteView(tx: Transaction, accountId: AccountId, id: Id): Promise<boolean> {
  const row = await tx
    .deleteFrom('saved_view')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteViewsOf(tx: Transaction, accountId: AccountId): Promise<void> {
  await tx.deleteFrom('saved_view').where('account_id', '=', accountId).execute()
}
