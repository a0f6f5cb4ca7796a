import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import { mergePurpose } from './types.ts'
import type { Merge } from './types.ts'

const mergeOf = (row: Selectable<Tables['account_merge']>): Merge => ({
  id: row.id,
  survivorId: row.survivor_id,
  mergedId: row.merged_id,
  mergedAt: row.merged_at,
  moved: row.moved as Merge['moved'],
  undoneAt: row.undone_at,
  settledAt: row.settled_at,
})

export async function saveMerge(
  tx: Transaction,
  it: Pick<Merge, 'survivorId' | 'mergedId' | 'moved'>,
  now: Date,
): Promise<Id> {
  const id = newId()
  await tx
    .insertInto('account_merge')
    .values({
      id,
      survivor_id: it.survivorId,
      merged_id: it.mergedId,
      merged_at: now,
      moved: JSON.stringify(it.moved),
    })
    .execute()
  return id
}

/** The merge by which an account went, unless it was undone; held until the transaction ends. */
export async function holdMergeOf(tx: Transaction, merged: AccountId): Promise<Merge | undefined> {
  const row = await tx
    .selectFrom('account_merge')
    .selectAll()
    .where('merged_id', '=', merged)
    .where('undone_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row && mergeOf(row)
}

/** Every merge an account took part in, the newest first. */
export async function mergesOf(db: Database | Transaction, id: AccountId): Promise<readonly Merge[]> {
  const rows = await db
    .selectFrom('account_merge')
    .selectAll()
    .where((eb) => eb.or([eb('survivor_id', '=', id), eb('merged_id', '=', id)]))
    .orderBy('merged_at', 'desc')
    .execute()
  return rows.map(mergeOf)
}

export async function saveUndone(
  tx: Transaction,
  id: Id,
  by: AccountId | undefined,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('account_merge')
    .set({ undone_at: now, undone_by: by ?? null })
    .where('id', '=', id)
    .execute()
}

/** Merges whose time to be taken apart is behind them, the oldest first. */
export async function listToSettle(
  db: Database,
  mergedBefore: Date,
  most: number,
): Promise<readonly AccountId[]> {
  const rows = await db
    .selectFrom('account_merge')
    .select('merged_id')
    .where('undone_at', 'is', null)
    .where('settled_at', 'is', null)
    .where('merged_at', '<=', mergedBefore)
    .orderBy('merged_at')
    .limit(most)
    .execute()
  return rows.map((row) => row.merged_id)
}

export async function saveSettled(tx: Transaction, id: Id, now: Date): Promise<void> {
  await tx.updateTable('account_merge').set({ settled_at: now, moved: '{}' }).where('id', '=', id).execute()
}

/** The addresses of the account that went are the survivor's own from now on. Which one is written to stays. */
export async function moveAddresses(tx: Transaction, from: AccountId, into: AccountId): Promise<void> {
  await tx
    .updateTable('account_identifier')
    .set({ account_id: into, is_contact: false })
    .where('account_id', '=', from)
    .where('kind', '=', 'email')
    .where('ended_at', 'is', null)
    .execute()
}

/** How often an account asked to take another one in since then. */
export async function countAskedBy(tx: Transaction, survivor: AccountId, since: Date): Promise<number> {
  const { asked } = await tx
    .selectFrom('account_link')
    .select((eb) => eb.fn.countAll<string>().as('asked'))
    .where('purpose', '=', mergePurpose)
    .where(sql<string>`facts ->> 'survivor'`, '=', survivor)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(asked)
}
