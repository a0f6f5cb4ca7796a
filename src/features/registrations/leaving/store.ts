import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database/database.ts'
import type { EventId, PersonId, RegistrationId } from '../../../values/ids.ts'
import { live } from '../states.ts'

export type Own = { readonly id: RegistrationId; readonly eventId: EventId }

/** Every registration of a person, or only those that still count, in the order in which events are held. */
export async function registrationsOf(
  tx: Transaction,
  personId: PersonId,
  which: 'all' | 'live',
): Promise<readonly Own[]> {
  let own = tx.selectFrom('registration').select(['id', 'event_id']).where('person_id', '=', personId)
  if (which === 'live') own = own.where('state', '=', sql<string>`any(${[...live]}::text[])`)
  const rows = await own.orderBy('event_id').orderBy('id').execute()
  return rows.map((row) => ({ id: row.id, eventId: row.event_id }))
}

/** Makes a registration another person's. Call it with the registration held. */
export async function saveOwner(tx: Transaction, id: RegistrationId, personId: PersonId): Promise<void> {
  await tx.updateTable('registration').set({ person_id: personId }).where('id', '=', id).execute()
}

/** Which of these registrations are a person's now. */
export async function stillOf(
  tx: Transaction,
  personId: PersonId,
  ids: readonly RegistrationId[],
): Promise<readonly RegistrationId[]> {
  const rows = await tx
    .selectFrom('registration')
    .select('id')
    .where('person_id', '=', personId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

/** What a person typed into their registrations is gone; that they registered stays. */
export async function saveAnswersForgotten(tx: Transaction, personId: PersonId): Promise<void> {
  await tx
    .updateTable('registration')
    .set({ answers: JSON.stringify({ badgeName: '—', interpretation: null, accessNeeds: '' }) })
    .where('person_id', '=', personId)
    .execute()
}
