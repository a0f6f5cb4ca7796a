import type { Database, Transaction } from '../../../platform/database/database.ts'
import { findOrganisation, findPerson } from '../../directory/index.ts'
import { findEventById } from '../../events/index.ts'
import type { Registration, RegistrationView } from '../types.ts'

/** A registration with its event, its person and the organisation it is for. Undefined when it is no longer whole. */
export async function viewOf(
  db: Database | Transaction,
  it: Registration,
): Promise<RegistrationView | undefined> {
  const [event, person, organisation] = await Promise.all([
    findEventById(db, it.eventId),
    findPerson(db, it.personId),
    it.organisationId ? findOrganisation(db, it.organisationId) : undefined,
  ])
  return event && person && { it, event, person, organisation }
}
