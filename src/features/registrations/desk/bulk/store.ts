import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import type { AccountId, Id, RegistrationId } from '../../../../values/ids.ts'
import type { Mode, State } from '../../types.ts'
import type { Bulk, BulkRow, Wish } from './types.ts'

/** Writes down what is to be done, one row for each, in this order. */
export async function insertBulk(
  tx: Transaction,
  accountId: AccountId,
  wish: Wish,
  ids: readonly RegistrationId[],
  now: Date,
): Promise<Id> {
  const id = newId()
  await tx
    .insertInto('registration_bulk')
    .values({
      id,
      account_id: accountId,
      act: wish.act,
      mode: wish.act === 'move' ? wish.mode : null,
      reason: 'reason' in wish ? wish.reason : null,
      asked_at: now,
    })
    .execute()
  await sql`insert into registration_bulk_row (bulk_id, place, registration_id)
    select ${id}::uuid, place, one from unnest(${[...ids]}::uuid[]) with ordinality as each (one, place)`.execute(
    tx,
  )
  return id
}

export async function findBulk(db: Database, id: Id): Promise<Bulk | undefined> {
  const row = await db.selectFrom('registration_bulk').selectAll().where('id', '=', id).executeTakeFirst()
  return (
    row && {
      id: row.id,
      accountId: row.account_id,
      wish: wishOfRow(row),
      askedAt: row.asked_at,
      endedAt: row.ended_at,
    }
  )
}

function wishOfRow(row: { act: string; mode: string | null; reason: string | null }): Wish {
  if (row.act === 'move') return { act: 'move', mode: row.mode as Mode }
  if (row.act === 'reject' || row.act === 'cancel') return { act: row.act, reason: row.reason ?? '' }
  return { act: row.act as 'approve' | 'promote' }
}

/** Every row with what became of it, in order. */
export async function rowsOf(db: Database, id: Id): Promise<readonly BulkRow[]> {
  const rows = await db
    .selectFrom('registration_bulk_row as row')
    .innerJoin('registration', 'registration.id', 'row.registration_id')
    .innerJoin('person', 'person.id', 'registration.person_id')
    .select(['registration.number', 'person.name', 'row.became', 'row.refused'])
    .where('row.bulk_id', '=', id)
    .orderBy('row.place')
    .execute()
  return rows.map(({ number, name, became, refused }) => ({
    number,
    person: name,
    became: became as State | null,
    refused,
  }))
}

export type Due = {
  readonly place: number
  readonly number: string
  readonly registrationId: RegistrationId
  readonly begunAt: Date | null
}

/** The next row whose turn it is. */
export async function nextDue(db: Database, id: Id): Promise<Due | undefined> {
  const row = await db
    .selectFrom('registration_bulk_row as row')
    .innerJoin('registration', 'registration.id', 'row.registration_id')
    .select(['row.place', 'row.registration_id', 'row.begun_at', 'registration.number'])
    .where('row.bulk_id', '=', id)
    .where('row.done_at', 'is', null)
    .orderBy('row.place')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      place: row.place,
      number: row.number,
      registrationId: row.registration_id,
      begunAt: row.begun_at,
    }
  )
}

export async function saveBegun(db: Database, id: Id, place: number, now: Date): Promise<void> {
  await db
    .updateTable('registration_bulk_row')
    .set({ begun_at: now })
    .where('bulk_id', '=', id)
    .where('place', '=', place)
    .execute()
}

export async function saveDone(
  db: Database,
  id: Id,
  place: number,
  outcome: { readonly became: State } | { readonly refused: string },
  now: Date,
): Promise<void> {
  await db
    .updateTable('registration_bulk_row')
    .set({ done_at: now, ...outcome })
    .where('bulk_id', '=', id)
    .where('place', '=', place)
    .execute()
}

export async function saveEnded(db: Database, id: Id, now: Date): Promise<void> {
  await db.updateTable('registration_bulk').set({ ended_at: now }).where('id', '=', id).execute()
}

/**
 * What a registration became by somebody's hand since a moment: for a row that was begun and never written down as done,
 * because whatever did it was stopped in between.
 */
export async function doneSince(
  db: Database,
  registrationId: RegistrationId,
  accountId: AccountId,
  since: Date,
): Promise<State | undefined> {
  const row = await db
    .selectFrom('audit_entry')
    .innerJoin('registration', 'registration.id', 'audit_entry.subject_id')
    .select('registration.state')
    .where('audit_entry.subject_id', '=', registrationId)
    .where('audit_entry.actor_account_id', '=', accountId)
    .where('audit_entry.at', '>=', since)
    .executeTakeFirst()
  return row && (row.state as State)
}

/** What was done to whom is in the audit; the lists of it are only kept for a while. */
export async function forgetBulks(db: Database, before: Date): Promise<void> {
  await db.deleteFrom('registration_bulk').where('asked_at', '<', before).execute()
}
