import type { Transaction } from '../../../platform/database/database.ts'
import type { RegistrationId } from '../../../values/ids.ts'

/** The Sector whose event a registration is for; null where the event is of none. */
export async function sectorOf(tx: Transaction, id: RegistrationId): Promise<string | null> {
  const row = await tx
    .selectFrom('registration')
    .innerJoin('event', 'event.id', 'registration.event_id')
    .select('event.sector')
    .where('registration.id', '=', id)
    .executeTakeFirst()
  return row?.sector ?? null
}
