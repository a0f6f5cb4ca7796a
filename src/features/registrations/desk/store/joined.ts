import type { Database } from '../../../../platform/database/database.ts'

/** Registrations with their event and person, whom they represent, and `contact`: the address the person is written to. */
export const joined = (db: Database) =>
  db
    .selectFrom('registration')
    .innerJoin('event', 'event.id', 'registration.event_id')
    .innerJoin('person', 'person.id', 'registration.person_id')
    .leftJoin('organisation', 'organisation.id', 'registration.organisation_id')
    .leftJoin('account', 'account.person_id', 'person.id')
    .leftJoin('account_identifier as contact', (on) =>
      on.onRef('contact.account_id', '=', 'account.id').on('contact.is_contact', '=', true),
    )
