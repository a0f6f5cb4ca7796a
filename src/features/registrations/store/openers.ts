import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { EventId, PersonId } from '../../../values/ids.ts'

/** Whether somebody is confirmed for an event that opens this one, so that its desk is not asked again. */
export async function isConfirmedForOpener(
  db: Database | Transaction,
  eventId: EventId,
  personId: PersonId,
): Promise<boolean> {
  const row = await db
    .selectFrom('event_link')
    .innerJoin('event as opener', 'opener.id', 'event_link.event_id')
    .innerJoin('registration', 'registration.event_id', 'opener.id')
    .select(sql`1`.as('is_one'))
    .where('event_link.opens_event_id', '=', eventId)
    .where('opener.state', '=', 'published')
    .where('registration.person_id', '=', personId)
    .where('registration.state', 'in', ['confirmed', 'checked-in'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
