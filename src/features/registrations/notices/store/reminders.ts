import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { EventId, PersonId, RegistrationId } from '../../../../values/ids.ts'
import type { Reminder } from '../types.ts'

/** Published events that begin within eight days or ended within four. */
export async function listEventsNear(db: Database, now: Date): Promise<readonly EventId[]> {
  const day = 86_400_000
  const rows = await db
    .selectFrom('event')
    .select('id')
    .where('state', '=', 'published')
    .where('starts_at', '<', new Date(now.getTime() + 8 * day))
    .where('ends_at', '>', new Date(now.getTime() - 4 * day))
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Confirmed people, in the order of their registrations, who were not reminded of this yet. */
export async function listUnreminded(
  db: Database,
  eventId: EventId,
  by: {
    readonly kind: Reminder
    readonly about: string
    readonly after: RegistrationId | null
    readonly limit: number
  },
): Promise<
  readonly {
    readonly id: RegistrationId
    readonly personId: PersonId
    readonly revision: number
    readonly confirmedAt: Date | null
  }[]
> {
  let next = db
    .selectFrom('registration')
    .select(['id', 'person_id', 'revision', 'decided_at', 'submitted_at'])
    .where('event_id', '=', eventId)
    .where('state', 'in', ['confirmed', 'checked-in'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('registration_reminder')
            .select('kind')
            .whereRef('registration_id', '=', 'registration.id')
            .where('kind', '=', by.kind)
            .where(sql<boolean>`about = ${by.about}::date`),
        ),
      ),
    )
  if (by.after) next = next.where('id', '>', by.after)
  const rows = await next.orderBy('id').limit(by.limit).execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    revision: row.revision,
    confirmedAt: row.decided_at ?? row.submitted_at,
  }))
}

/** Notes reminders. Says which were not noted before: nobody is told twice. */
export async function saveReminders(
  tx: Transaction,
  ids: readonly RegistrationId[],
  { kind, about }: { readonly kind: Reminder; readonly about: string },
  now: Date,
): Promise<ReadonlySet<RegistrationId>> {
  const rows = await tx
    .insertInto('registration_reminder')
    .values(ids.map((id) => ({ registration_id: id, kind, about, told_at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('registration_id')
    .execute()
  return new Set(rows.map((row) => row.registration_id))
}
