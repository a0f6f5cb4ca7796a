import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { RegistrationId } from '../../../values/ids.ts'

/** Since when each of these has waited for a decision: its last move to that state. */
export async function waitingSince(
  db: Database | Transaction,
  ids: readonly RegistrationId[],
): Promise<ReadonlyMap<RegistrationId, Date>> {
  const rows = await db
    .selectFrom('registration')
    .select(['id', sinceOf.as('since')])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row.since]))
}

/** As a column of a query over `registration`. */
export const sinceOf = sql<Date>`coalesce(
  (select max(at) from registration_move where registration_id = registration.id and to_state = 'pending'),
  registration.submitted_at, registration.created_at)`
