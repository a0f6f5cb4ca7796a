import type { Database } from '../../../platform/database/database.ts'
import type { EventId, PersonId, RegistrationId } from '../../../values/ids.ts'

/** Published events that run now or begin within two hours. */
export async function listEventsSoon(db: Database, now: Date): Promise<readonly EventId[]> {
  const rows = await db
    .selectFrom('event')
    .select('id')
    .where('state', '=', 'published')
    .where('starts_at', '<', new Date(now.getTime() + 2 * 3_600_000))
    .where('ends_at', '>', now)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Who takes part remotely, in the order of their registrations, some at a time. */
export async function listRemote(
  db: Database,
  eventId: EventId,
  after: RegistrationId | undefined,
  limit: number,
): Promise<readonly { readonly id: RegistrationId; readonly personId: PersonId }[]> {
  let next = db
    .selectFrom('registration')
    .select(['id', 'person_id'])
    .where('event_id', '=', eventId)
    .where('state', 'in', ['confirmed', 'checked-in'])
    .where('mode', '=', 'remote')
  if (after) next = next.where('id', '>', after)
  const rows = await next.orderBy('id').limit(limit).execute()
  return rows.map((row) => ({ id: row.id, personId: row.person_id }))
}
