import { sql, type Selectable } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Tables } from '../../../../platform/database/tables.ts'
import { newId } from '../../../../platform/ids.ts'
import type { AccountId, Id, RegistrationId } from '../../../../values/ids.ts'
import type { State } from '../../types.ts'
import { isBecause } from '../reasons.ts'
import type { Batch, BatchRow } from './types.ts'

const batchOf = (row: Selectable<Tables['decision_batch']>): Batch => ({
  id: row.id,
  accountId: row.account_id,
  act: row.act as Batch['act'],
  reason: row.reason,
  because: isBecause(row.because) ? row.because : undefined,
  withClaims: row.with_claims,
  createdAt: row.created_at,
  undoUntil: row.undo_until,
  undoneAt: row.undone_at,
})

/** Writes down what is to be decided about whom, in this order. */
export async function insertBatch(
  tx: Transaction,
  it: Pick<Batch, 'accountId' | 'act' | 'reason' | 'because' | 'withClaims'>,
  ids: readonly RegistrationId[],
  now: Date,
): Promise<Id> {
  const id = newId()
  await tx
    .insertInto('decision_batch')
    .values({
      id,
      account_id: it.accountId,
      act: it.act,
      reason: it.reason,
      because: it.because ?? null,
      with_claims: it.withClaims,
      created_at: now,
    })
    .execute()
  const rows = ids.map((registrationId, place) => ({
    batch_id: id,
    registration_id: registrationId,
    place,
  }))
  await tx.insertInto('decision_batch_row').values(rows).execute()
  return id
}

/** A batch of this account's own. */
export async function findBatch(db: Database, accountId: AccountId, id: Id): Promise<Batch | undefined> {
  const row = await db
    .selectFrom('decision_batch')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row && batchOf(row)
}

/** Keeps a batch from being taken back until the transaction ends; false when somebody has begun to. */
export async function holdOpen(tx: Transaction, id: Id): Promise<boolean> {
  const row = await tx
    .selectFrom('decision_batch')
    .select('undone_at')
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst()
  return row?.undone_at === null
}

/** The latest batch of an account that can still be taken back. */
export async function findUndoable(
  db: Database,
  accountId: AccountId,
  now: Date,
): Promise<Batch | undefined> {
  const row = await db
    .selectFrom('decision_batch')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('undone_at', 'is', null)
    .where('undo_until', '>', now)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && batchOf(row)
}

/** The mails of a batch wait until then; once said it stays, however often the work begins anew. */
export async function saveUndoUntil(db: Database, id: Id, until: Date): Promise<Date> {
  const row = await db
    .updateTable('decision_batch')
    .set({ undo_until: sql`coalesce(undo_until, ${until})` })
    .where('id', '=', id)
    .returning('undo_until')
    .executeTakeFirstOrThrow()
  return row.undo_until as Date
}

/** From now on nobody else of the batch is decided about. Waits for whoever is in hand. */
export async function saveBatchUndone(db: Database, id: Id, now: Date): Promise<void> {
  await db
    .updateTable('decision_batch')
    .set({ undone_at: now })
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .execute()
}

const rowsOf = (db: Database | Transaction, batchId: Id) =>
  db
    .selectFrom('decision_batch_row as row')
    .innerJoin('registration', 'registration.id', 'row.registration_id')
    .innerJoin('person', 'person.id', 'registration.person_id')
    .select([
      'row.registration_id',
      'registration.number',
      'person.name',
      'row.state',
      'row.became',
      'row.revision',
      'row.claim_id',
      'row.decided_at',
      'row.why',
    ])
    .where('row.batch_id', '=', batchId)

const rowOf = (row: Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]): BatchRow => ({
  registrationId: row.registration_id,
  number: row.number,
  person: row.name,
  state: row.state as BatchRow['state'],
  became: row.became as State | null,
  revision: row.revision,
  claimId: row.claim_id,
  decidedAt: row.decided_at,
  why: row.why,
})

/** Everybody in a batch, in its order. */
export async function listRows(db: Database, batchId: Id): Promise<BatchRow[]> {
  return (await rowsOf(db, batchId).orderBy('row.place').execute()).map(rowOf)
}

/** One of a batch as it is now. */
export async function findRow(
  tx: Transaction,
  batchId: Id,
  registrationId: RegistrationId,
): Promise<BatchRow | undefined> {
  const row = await rowsOf(tx, batchId).where('row.registration_id', '=', registrationId).executeTakeFirst()
  return row && rowOf(row)
}

/** Holds one of a batch that still waits; undefined when somebody else has decided about it meanwhile. */
export async function holdWaitingRow(
  tx: Transaction,
  batchId: Id,
  registrationId: RegistrationId,
): Promise<true | undefined> {
  const row = await tx
    .selectFrom('decision_batch_row')
    .select('state')
    .where('batch_id', '=', batchId)
    .where('registration_id', '=', registrationId)
    .forUpdate()
    .executeTakeFirst()
  return row?.state === 'waiting' ? true : undefined
}

type Outcome =
  | { state: 'done'; became: State; revision: number; claim_id: Id | null; decided_at: Date }
  | { state: 'refused'; why: string }
  | { state: 'undone' }
  | { why: string }

/** What became of one of a batch. */
export async function saveRow(
  tx: Transaction,
  batchId: Id,
  registrationId: RegistrationId,
  outcome: Outcome,
): Promise<void> {
  await tx
    .updateTable('decision_batch_row')
    .set(outcome)
    .where('batch_id', '=', batchId)
    .where('registration_id', '=', registrationId)
    .execute()
}

/** Batches that nobody can take back any more are forgotten; the audit and the moves stay. */
export async function forgetBatches(db: Database, before: Date): Promise<void> {
  await db.deleteFrom('decision_batch').where('created_at', '<', before).execute()
}
