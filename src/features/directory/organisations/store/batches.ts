import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Tables } from '../../../../platform/database/tables.ts'
import { newId } from '../../../../platform/ids.ts'
import type { AccountId, Id, OrganisationId } from '../../../../values/ids.ts'
import type { Batch, Counts } from '../imports/types.ts'
import type { OrganisationData } from '../types.ts'

const batchOf = (row: Selectable<Tables['organisation_batch']>): Batch => ({
  id: row.id,
  source: row.source,
  madeBy: row.made_by,
  madeAt: row.made_at,
  counts: { new: row.rows_new, changed: row.rows_changed, same: row.rows_same, refused: row.rows_refused },
  undoneAt: row.undone_at,
})

/** What an import did to one organisation. `before` is null when it was new. */
export type BatchRow = {
  readonly organisationId: OrganisationId
  readonly line: number
  readonly before: OrganisationData | null
  readonly after: OrganisationData
}

export async function saveBatch(
  tx: Transaction,
  it: {
    readonly source: string
    readonly by: AccountId | null
    readonly counts: Counts
    readonly rows: readonly BatchRow[]
  },
  now: Date,
): Promise<Id> {
  const id = newId()
  const { counts } = it
  await tx
    .insertInto('organisation_batch')
    .values({
      id,
      source: it.source,
      made_by: it.by,
      made_at: now,
      rows_new: counts.new,
      rows_changed: counts.changed,
      rows_same: counts.same,
      rows_refused: counts.refused,
    })
    .execute()
  for (let place = 0; place < it.rows.length; place += atOnce) {
    const rows = JSON.stringify(it.rows.slice(place, place + atOnce))
    await sql`insert into organisation_batch_row (batch_id, organisation_id, line, old_data, new_data)
      select ${id}::uuid, "organisationId", line, nullif(before, 'null'::jsonb), after from jsonb_to_recordset(${rows}::jsonb)
        as one ("organisationId" uuid, line integer, before jsonb, after jsonb)`.execute(tx)
  }
  return id
}

const atOnce = 500

export async function findBatch(db: Database | Transaction, id: Id): Promise<Batch | undefined> {
  const row = await db.selectFrom('organisation_batch').selectAll().where('id', '=', id).executeTakeFirst()
  return row && batchOf(row)
}

/** The latest imports, the newest first. */
export async function listBatches(db: Database, most: number): Promise<readonly Batch[]> {
  const rows = await db
    .selectFrom('organisation_batch')
    .selectAll()
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(batchOf)
}

export async function rowsOfBatch(db: Database | Transaction, id: Id): Promise<readonly BatchRow[]> {
  const rows = await db
    .selectFrom('organisation_batch_row')
    .selectAll()
    .where('batch_id', '=', id)
    .orderBy('line')
    .execute()
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    line: row.line,
    before: row.old_data as OrganisationData | null,
    after: row.new_data as OrganisationData,
  }))
}

export async function saveUndone(tx: Transaction, id: Id, by: AccountId | null, now: Date): Promise<void> {
  await tx
    .updateTable('organisation_batch')
    .set({ undone_at: now, undone_by: by })
    .where('id', '=', id)
    .execute()
}

/** Removes organisations that nothing refers to. The ids of those that something does refer to come back, and stay. */
export async function removeUnused(
  tx: Transaction,
  ids: readonly OrganisationId[],
): Promise<readonly OrganisationId[]> {
  await sql`delete from focal_point_gap where organisation_id = any(${[...ids]}::uuid[])`.execute(tx)
  if (await removed(tx, ids)) return []
  const used: OrganisationId[] = []
  for (const id of ids) if (!(await removed(tx, [id]))) used.push(id)
  return used
}

async function removed(tx: Transaction, ids: readonly OrganisationId[]): Promise<boolean> {
  await sql`savepoint removing`.execute(tx)
  try {
    await sql`delete from organisation where id = any(${[...ids]}::uuid[])`.execute(tx)
    await sql`release savepoint removing`.execute(tx)
    return true
  } catch (error) {
    await sql`rollback to savepoint removing`.execute(tx)
    if (!isReference(error)) throw error
    return false
  }
}

const isReference = (error: unknown): boolean => (error as { code?: string }).code === '23503'
