import { type Selectable, sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, Id, PersonId, RegistrationId } from '../../../values/ids.ts'
import type { VisaField, VisaRequest, VisaState } from '../types.ts'

const requestOf = (row: Selectable<Tables['visa_request']>): VisaRequest => ({
  id: row.id,
  registrationId: row.registration_id,
  state: row.state as VisaState,
  returnedFields: row.returned_fields as VisaField[],
  officerNote: row.officer_note,
  takenBy: row.taken_by,
  revision: row.revision,
  createdAt: row.created_at,
  sentAt: row.sent_at,
  changedAt: row.changed_at,
  erasedAt: row.erased_at,
  sealed: row.details,
})

export async function findRequest(db: Database | Transaction, id: Id): Promise<VisaRequest | undefined> {
  const row = await db.selectFrom('visa_request').selectAll().where('id', '=', id).executeTakeFirst()
  return row && requestOf(row)
}

export async function findRequestOf(
  db: Database | Transaction,
  registrationId: RegistrationId,
): Promise<VisaRequest | undefined> {
  const row = await db
    .selectFrom('visa_request')
    .selectAll()
    .where('registration_id', '=', registrationId)
    .executeTakeFirst()
  return row && requestOf(row)
}

/** Holds a request until the transaction ends, so that two officers cannot issue two letters. */
export async function holdRequest(tx: Transaction, id: Id): Promise<VisaRequest | undefined> {
  const row = await tx
    .selectFrom('visa_request')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && requestOf(row)
}

/** Holds the request of a registration, made when there is none yet. */
export async function holdRequestOf(
  tx: Transaction,
  registrationId: RegistrationId,
  now: Date,
): Promise<VisaRequest> {
  await tx
    .insertInto('visa_request')
    .values({
      id: newId(),
      registration_id: registrationId,
      state: 'incomplete',
      created_at: now,
      changed_at: now,
    })
    .onConflict((conflict) => conflict.column('registration_id').doNothing())
    .execute()
  const row = await tx
    .selectFrom('visa_request')
    .selectAll()
    .where('registration_id', '=', registrationId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return requestOf(row)
}

export type RequestChange = {
  readonly state?: VisaState
  readonly sealed?: Buffer
  readonly sentAt?: Date
  readonly takenBy?: AccountId | null
  readonly returnedFields?: readonly VisaField[]
  readonly officerNote?: string | null
}

/** Saves what changed. Returns the new revision. */
export async function saveRequest(
  tx: Transaction,
  id: Id,
  change: RequestChange,
  now: Date,
): Promise<number> {
  const { state, sealed, sentAt, takenBy, returnedFields, officerNote } = change
  const row = await tx
    .updateTable('visa_request')
    .set({
      ...(state && { state }),
      ...(sealed && { details: sealed }),
      ...(sentAt && { sent_at: sentAt }),
      ...(takenBy !== undefined && { taken_by: takenBy }),
      ...(returnedFields && { returned_fields: [...returnedFields] }),
      ...(officerNote !== undefined && { officer_note: officerNote }),
      revision: sql<number>`revision + 1`,
      changed_at: now,
    })
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirstOrThrow()
  return row.revision
}

/** Takes passport data out of a request and all its letters. Serials, states and times stay. */
export async function erase(tx: Transaction, requestId: Id, now: Date): Promise<void> {
  await tx
    .updateTable('visa_request')
    .set({ details: null, erased_at: now, changed_at: now, officer_note: null })
    .where('id', '=', requestId)
    .execute()
  await tx
    .updateTable('visa_letter')
    .set({ facts: null, file: null })
    .where('request_id', '=', requestId)
    .execute()
}

/** The requests of a person, with the number of the registration each belongs to. */
export async function requestsOf(
  db: Database | Transaction,
  personId: PersonId,
): Promise<readonly (VisaRequest & { readonly number: string })[]> {
  const rows = await db
    .selectFrom('visa_request')
    .innerJoin('registration', 'registration.id', 'visa_request.registration_id')
    .selectAll('visa_request')
    .select('registration.number')
    .where('registration.person_id', '=', personId)
    .orderBy('visa_request.created_at')
    .execute()
  return rows.map((row) => ({ ...requestOf(row), number: row.number }))
}
