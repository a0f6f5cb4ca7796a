import { sql } from 'kysely'

/** Whom somebody is at an event for: by their registration, else by the organisation they belong to. `from` has both ids. */
export const organisationAt = (from: 'floor_request' | 'meeting_message' | 'meeting_door') =>
  sql<string | null>`coalesce((
    select organisation.name from registration join organisation on organisation.id = registration.organisation_id
    where registration.event_id = ${sql.ref(`${from}.event_id`)} and registration.person_id = ${sql.ref(`${from}.person_id`)}
    order by registration.created_at desc limit 1), (
    select organisation.name from affiliation join organisation on organisation.id = affiliation.organisation_id
    where affiliation.person_id = ${sql.ref(`${from}.person_id`)} and affiliation.state = 'approved'
    order by affiliation.is_main desc, affiliation.created_at limit 1))`
