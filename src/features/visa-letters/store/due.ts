import type { Database } from '../../../platform/database/database.ts'
import type { EventId, Id, PersonId, RegistrationId } from '../../../values/ids.ts'
import type { VisaState } from '../types.ts'

/** Requests with passport data, by age: whose registration ended, or whose event is over for some days. */
export async function listErasable(
  db: Database,
  now: Date,
): Promise<
  readonly {
    readonly id: Id
    readonly state: VisaState
    readonly registrationState: string
    readonly endsAt: Date
    readonly code: string
    readonly timeZone: string
    readonly retention: Record<string, number>
  }[]
> {
  const rows = await db
    .selectFrom('visa_request')
    .innerJoin('registration', 'registration.id', 'visa_request.registration_id')
    .innerJoin('event', 'event.id', 'registration.event_id')
    .select(['visa_request.id', 'visa_request.state', 'event.ends_at', 'event.time_zone', 'event.retention'])
    .select(['event.code', 'registration.state as registration_state'])
    .where('visa_request.erased_at', 'is', null)
    .where((row) =>
      row.or([
        row('event.ends_at', '<', now),
        row('event.state', '=', 'cancelled'),
        row('registration.state', 'in', ['withdrawn', 'cancelled', 'rejected']),
      ]),
    )
    .orderBy('visa_request.id')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    state: row.state as VisaState,
    registrationState: row.registration_state,
    endsAt: row.ends_at,
    timeZone: row.time_zone,
    code: row.code,
    retention: row.retention as Record<string, number>,
  }))
}

/** Confirmed people who asked for help, have not sent their details, and whose event begins within so many days. */
export async function listUnsent(
  db: Database,
  now: Date,
  days: number,
): Promise<
  readonly {
    readonly registrationId: RegistrationId
    readonly personId: PersonId
    readonly startsAt: Date
    readonly timeZone: string
  }[]
> {
  const rows = await db
    .selectFrom('registration')
    .innerJoin('event', 'event.id', 'registration.event_id')
    .leftJoin('visa_request', 'visa_request.registration_id', 'registration.id')
    .select(['registration.id', 'registration.person_id', 'event.starts_at', 'event.time_zone'])
    .where('registration.asks_visa', '=', true)
    .where('registration.state', 'in', ['confirmed', 'checked-in'])
    .where('event.state', '=', 'published')
    .where('event.starts_at', '>', now)
    .where('event.starts_at', '<', new Date(now.getTime() + days * 86_400_000))
    .where((row) =>
      row.or([row('visa_request.id', 'is', null), row('visa_request.state', '=', 'incomplete')]),
    )
    .orderBy('registration.id')
    .execute()
  return rows.map((row) => ({
    registrationId: row.id,
    personId: row.person_id,
    startsAt: row.starts_at,
    timeZone: row.time_zone,
  }))
}

/** Requests of an event whose letter is issued. */
export async function listIssuedOf(db: Database, eventId: EventId): Promise<readonly Id[]> {
  const rows = await db
    .selectFrom('visa_request')
    .innerJoin('registration', 'registration.id', 'visa_request.registration_id')
    .select('visa_request.id')
    .where('registration.event_id', '=', eventId)
    .where('visa_request.state', '=', 'issued')
    .orderBy('visa_request.id')
    .execute()
  return rows.map(({ id }) => id)
}
