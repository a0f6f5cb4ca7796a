import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import type { Look } from './types.ts'

export type NewLook = {
  readonly accountId: AccountId
  readonly by: AccountId
  readonly visit: Id
  readonly reason: string
  readonly until: Date
}

export async function saveLook(tx: Transaction, it: NewLook, now: Date): Promise<Id> {
  const id = newId()
  await tx
    .insertInto('viewing')
    .values({
      id,
      account_id: it.accountId,
      by_account_id: it.by,
      visit_id: it.visit,
      reason: it.reason,
      started_at: now,
      until: it.until,
    })
    .execute()
  return id
}

export type EndedLook = {
  readonly id: Id
  readonly accountId: AccountId
  readonly by: AccountId
  readonly visit: Id
}

/** Ends looks that are going on: that of a visit, or all whose time or whose session is over. Each is ended once. */
export async function endLooks(
  tx: Transaction,
  which: { readonly visit: Id } | 'over',
  now: Date,
): Promise<readonly EndedLook[]> {
  const over = sql`viewing.until <= ${now} or not exists (
    select from visit where visit.id = viewing.visit_id and visit.ended_at is null)`
  const { rows } = await sql<{ id: Id; account_id: AccountId; by_account_id: AccountId; visit_id: Id }>`
    update viewing set ended_at = least(viewing.until, ${now})
    where ended_at is null and (${which === 'over' ? over : sql`visit_id = ${which.visit}`})
    returning id, account_id, by_account_id, visit_id`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    by: row.by_account_id,
    visit: row.visit_id,
  }))
}

const looks = (db: Database) =>
  db
    .selectFrom('viewing')
    .innerJoin('account', 'account.id', 'viewing.by_account_id')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select([
      'viewing.id',
      'viewing.account_id',
      'viewing.reason',
      'viewing.started_at',
      'viewing.until',
      'viewing.ended_at',
      'person.name',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof looks>['executeTakeFirstOrThrow']>>

const lookOf = (row: Row): Look => ({
  id: row.id,
  accountId: row.account_id,
  by: row.name,
  reason: row.reason,
  startedAt: row.started_at,
  until: row.until,
  endedAt: row.ended_at,
})

/** Who looked at somebody's pages, the newest first. */
export async function looksAt(db: Database, accountId: AccountId, most: number): Promise<readonly Look[]> {
  const rows = await looks(db)
    .where('viewing.account_id', '=', accountId)
    .orderBy('viewing.started_at', 'desc')
    .limit(most)
    .execute()
  return rows.map(lookOf)
}

export async function findLook(db: Database, id: Id): Promise<Look | undefined> {
  const row = await looks(db).where('viewing.id', '=', id).executeTakeFirst()
  return row && lookOf(row)
}
