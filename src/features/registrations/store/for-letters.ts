import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { EventId, OrganisationId, RegistrationId } from '../../../values/ids.ts'
import { findOrganisation, type Person } from '../../directory/index.ts'
import { findEventById } from '../../events/index.ts'
import type { Registration, RegistrationView } from '../types.ts'
import { registrationOf } from './read.ts'

/** What the letters about a registration look up. */
export type ForLetter = {
  readonly view: RegistrationView
  /** The user name of the account that registered. */
  readonly username: string | undefined
  /** Where the body writes to the person. */
  readonly address: string | undefined
  /** Whether it was confirmed at any time. */
  readonly wasInvited: boolean
}

/** Everything for many letters in a few statements, in the order of the ids; undefined where a registration is not whole. */
export async function readForLetters(
  db: Database,
  ids: readonly RegistrationId[],
): Promise<(ForLetter | undefined)[]> {
  const rows = await rowsOf(db, ids)
  const [events, organisations] = await Promise.all([
    eachOnce<EventId, RegistrationView['event']>(
      rows.map((row) => row.event_id),
      (id) => findEventById(db, id),
    ),
    eachOnce<OrganisationId, NonNullable<RegistrationView['organisation']>>(
      rows.flatMap((row) => row.organisation_id ?? []),
      (id) => findOrganisation(db, id),
    ),
  ])
  const found = new Map<string, ForLetter>()
  for (const row of rows) {
    const event = events.get(row.event_id)
    const organisation = organisations.get(row.organisation_id ?? '')
    if (!event) continue
    found.set(row.id, {
      view: { it: asTold(row), event, person: personOf(row), organisation },
      username: row.username ?? undefined,
      address: row.address ?? undefined,
      wasInvited: row.was_invited,
    })
  }
  return ids.map((id) => found.get(id))
}

const rowsOf = (db: Database, ids: readonly RegistrationId[]) =>
  db
    .selectFrom('registration')
    .innerJoin('person', 'person.id', 'registration.person_id')
    .selectAll('registration')
    .select([
      'person.name',
      'person.badge_name',
      'person.other_script_name',
      'person.country_code',
      'person.phone',
      'person.phone_e164',
      'person.job_title',
      'person.language',
      'person.time_zone',
      'person.created_at as person_created_at',
      sql<string | null>`(
        select shown from account join account_identifier on account_id = account.id
        where account.person_id = registration.person_id and kind = 'username'
        order by account_identifier.created_at limit 1
      )`.as('username'),
      sql<string | null>`coalesce((
        select shown from account join account_identifier on account_id = account.id
        where account.person_id = registration.person_id and is_contact limit 1
      ), (select address from delegate where delegate.person_id = registration.person_id))`.as('address'),
      sql<boolean>`exists (
        select from registration_move where registration_id = registration.id and to_state = 'confirmed'
      )`.as('was_invited'),
      sql<string | null>`(
        select rule from registration_move where registration_id = registration.id and to_state = 'rejected'
        order by at desc, id desc limit 1
      )`.as('rejected_by'),
    ])
    .where('registration.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()

/** A rejection names the desk that decided it: the secretariat may do so in a focal point's place. */
const asTold = (row: Awaited<ReturnType<typeof rowsOf>>[number]): Registration => {
  const it = registrationOf(row)
  return it.state === 'rejected' && row.rejected_by === 'secretariat'
    ? { ...it, waitsFor: 'secretariat' }
    : it
}

const personOf = (row: Awaited<ReturnType<typeof rowsOf>>[number]): Person => ({
  id: row.person_id,
  name: row.name,
  badgeName: row.badge_name,
  otherScriptName: row.other_script_name,
  countryCode: row.country_code,
  phone: row.phone,
  phoneE164: row.phone_e164,
  jobTitle: row.job_title,
  language: row.language,
  timeZone: row.time_zone,
  createdAt: row.person_created_at,
})

/** Mails leave in flocks about the same event: each event and organisation is looked up once. */
async function eachOnce<Key, Found>(
  keys: readonly Key[],
  find: (key: Key) => Promise<Found | undefined>,
): Promise<Map<unknown, Found | undefined>> {
  const once = [...new Set(keys)]
  const found = await Promise.all(once.map(find))
  return new Map(once.map((key, place) => [key, found[place]]))
}
