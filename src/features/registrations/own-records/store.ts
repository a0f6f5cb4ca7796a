import type { Database } from '../../../platform/database/database.ts'
import type { PersonId } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'

/** Every registration of a person with its event, oldest first. */
export async function everyRegistration(db: Database, personId: PersonId) {
  const rows = await db
    .selectFrom('registration')
    .innerJoin('event', 'event.id', 'registration.event_id')
    .leftJoin('organisation', 'organisation.id', 'registration.organisation_id')
    .leftJoin('registration_on_behalf as made', 'made.registration_id', 'registration.id')
    .select(['made.capacity as registered_for_you_as', 'made.declined_at'])
    .select([
      'registration.id',
      'registration.event_id',
      'registration.number',
      'registration.state',
      'registration.mode',
    ])
    .select(['registration.answers', 'registration.asks_visa', 'registration.in_participants_list'])
    .select(['event.ends_at', 'event.time_zone', 'event.retention'])
    .select(['registration.category', 'registration.decision_reason', 'registration.submitted_at'])
    .select(['event.code', 'event.title', 'event.starts_at', 'organisation.name as organisation'])
    .where('registration.person_id', '=', personId)
    .orderBy('registration.created_at')
    .execute()
  return rows.map((row) => ({ ...row, title: row.title as Localised }))
}

/** Every step of these registrations, oldest first. Who made them is not said. */
export const everyMove = (db: Database, personId: PersonId) =>
  db
    .selectFrom('registration_move')
    .innerJoin('registration', 'registration.id', 'registration_move.registration_id')
    .select(['registration.number', 'registration_move.at', 'registration_move.from_state'])
    .select(['registration_move.to_state', 'registration_move.rule', 'registration_move.reason'])
    .where('registration.person_id', '=', personId)
    .orderBy('registration_move.at')
    .execute()

/** How somebody who decides wants to be told of what waits; undefined while they never said. */
export const approvalMails = (db: Database, personId: PersonId) =>
  db
    .selectFrom('decision_setting')
    .select(['habit', 'hour', 'changed_at'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
