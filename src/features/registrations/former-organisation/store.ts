import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { OrganisationId, PersonId } from '../../../values/ids.ts'
import { findEventsById, type EventView } from '../../events/index.ts'
import { live } from '../states.ts'
import { registrationOf } from '../store/read.ts'
import type { Registration } from '../types.ts'

export type Concerned = { readonly it: Registration; readonly event: EventView }

/** What somebody registered for as one of an organisation's people and what is still ahead, in the order events are held. */
export async function registeredFor(
  db: Database | Transaction,
  personId: PersonId,
  organisationId: OrganisationId,
  now: Date,
): Promise<readonly Concerned[]> {
  const rows = await db
    .selectFrom('registration')
    .selectAll()
    .where('person_id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .where('state', 'in', live)
    .where('state', '<>', 'draft')
    .orderBy('event_id')
    .execute()
  const events = await findEventsById(
    db,
    rows.map((row) => row.event_id),
  )
  return rows.flatMap((row) => {
    const event = events.get(row.event_id)
    return event && event.endsAt > now ? [{ it: registrationOf(row), event }] : []
  })
}
