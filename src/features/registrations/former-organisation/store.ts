import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { OrganisationId, PersonId } from '../../../values/ids.ts'
import { findEventById, type EventView } from '../../events/index.ts'
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
  const all: Concerned[] = []
  for (const row of rows) {
    const event = await findEventById(db, row.event_id)
    if (event && event.endsAt > now) all.push({ it: registrationOf(row), event })
  }
  return all
}
