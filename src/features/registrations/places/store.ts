import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { EventId, OrganisationId, RegistrationId } from '../../../values/ids.ts'
import type { WaitingRule } from '../../events/index.ts'
import { registrationOf } from '../store/read.ts'
import type { Mode, Registration } from '../types.ts'

/** How many seats of an event an organisation's people hold. Exact only while the event is held. */
export async function seatsHeldBy(
  tx: Transaction,
  eventId: EventId,
  organisationId: OrganisationId | null,
): Promise<number> {
  if (!organisationId) return 0
  const row = await tx
    .selectFrom('registration')
    .select(sql<number>`count(*)::int`.as('held'))
    .where('event_id', '=', eventId)
    .where('organisation_id', '=', organisationId)
    .where('state', 'in', ['confirmed', 'offered', 'checked-in'])
    .executeTakeFirstOrThrow()
  return row.held
}

const heldByTheirs = sql<number>`(
  select count(*) from registration as seated
  where seated.event_id = registration.event_id and seated.organisation_id = registration.organisation_id
    and seated.state in ('confirmed', 'offered', 'checked-in')
)`

/**
 * Who gets the next seat of this mode, held until the transaction ends; the event is held already. Whoever has waited
 * longest, or whoever has waited longest of the organisation that holds fewest; never of one that has its share.
 */
export async function holdNextWaiting(
  tx: Transaction,
  eventId: EventId,
  mode: Mode,
  by: { readonly waitingRule: WaitingRule; readonly seatsPerOrganisation: number | null },
): Promise<Registration | undefined> {
  let query = tx
    .selectFrom('registration')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('state', '=', 'waitlisted')
    .where('mode', '=', mode)
  if (by.seatsPerOrganisation !== null)
    query = query.where(
      sql<boolean>`(organisation_id is null or ${heldByTheirs} < ${by.seatsPerOrganisation})`,
    )
  if (by.waitingRule === 'fair-share') query = query.orderBy(heldByTheirs)
  const row = await query
    .orderBy('decided_at')
    .orderBy('id')
    .limit(1)
    .forUpdate('registration')
    .executeTakeFirst()
  return row && registrationOf(row)
}

/** Offers whose time is over, oldest first, some at a time. */
export async function listLapsed(
  db: Database,
  now: Date,
): Promise<readonly { readonly id: RegistrationId; readonly eventId: EventId }[]> {
  const rows = await db
    .selectFrom('registration')
    .select(['id', 'event_id'])
    .where('state', '=', 'offered')
    .where('offer_until', '<=', now)
    .orderBy('offer_until')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map((row) => ({ id: row.id, eventId: row.event_id }))
}
