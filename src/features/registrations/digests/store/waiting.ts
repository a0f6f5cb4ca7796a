import { sql, type SqlBool } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { OrganisationId, RegistrationId } from '../../../../values/ids.ts'
import { sinceOf } from '../../mail-decisions/store.ts'
import type { Waiting } from '../types.ts'

const waiting = (db: Database | Transaction) =>
  db
    .selectFrom('registration')
    .innerJoin('event', 'event.id', 'registration.event_id')
    .select([
      'registration.id',
      'registration.organisation_id',
      'registration.asks_visa',
      'registration.escalated_at',
      'event.sector',
      'event.starts_at',
      'event.ends_at',
      sinceOf.as('since'),
      sql<Date | null>`case registration.mode when 'remote' then event.remote_closes_at
        else event.on_site_closes_at end`.as('closes_at'),
    ])
    .where('registration.organisation_id', 'is not', null)

type Row = Awaited<ReturnType<ReturnType<typeof waiting>['execute']>>[number]

const waitingOf = (row: Row): Waiting => ({
  id: row.id,
  organisationId: row.organisation_id as OrganisationId,
  sector: row.sector,
  since: row.since,
  asksVisa: row.asks_visa,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  closesAt: row.closes_at,
  isEscalated: row.escalated_at !== null && row.escalated_at >= row.since,
})

/** Everything that waits for focal points and can still be decided, longest first. */
export async function listWaiting(db: Database, now: Date): Promise<readonly Waiting[]> {
  const rows = await waiting(db)
    .where('registration.state', '=', 'pending')
    .where('registration.waits_for', '=', 'focal-point')
    .where('event.state', '<>', 'cancelled')
    .where('event.ends_at', '>', now)
    .orderBy('registration.submitted_at')
    .orderBy('registration.id')
    .execute()
  return rows.map(waitingOf)
}

/** These registrations, as far as asking about them goes. */
export async function findWaiting(
  db: Database | Transaction,
  ids: readonly RegistrationId[],
): Promise<readonly Waiting[]> {
  const rows = await waiting(db)
    .where('registration.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return rows.map(waitingOf)
}

/** Lets the secretariat decide too about those of these that still wait; each once for as long as it waits. Says which. */
export async function saveEscalated(
  tx: Transaction,
  ids: readonly RegistrationId[],
  now: Date,
): Promise<readonly RegistrationId[]> {
  const held = await tx
    .selectFrom('registration')
    .select('id')
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('state', '=', 'pending')
    .where(sql<SqlBool>`(escalated_at is null or escalated_at < ${sinceOf})`)
    .orderBy('id')
    .forUpdate()
    .execute()
  const still = held.map(({ id }) => id)
  const rows = await tx
    .updateTable('registration')
    .set({ escalated_at: now })
    .where('id', '=', sql<string>`any(${still}::uuid[])`)
    .where(sql<SqlBool>`(escalated_at is null or escalated_at < ${sinceOf})`)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
