import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { AccountId, EventId, OrganisationId, PersonId, RegistrationId } from '../../../values/ids.ts'
import type { Contact } from '../../accounts/index.ts'
import { live } from '../states.ts'
import type { Mode, State } from '../types.ts'
import type { Capacity, OnBehalfLine } from './types.ts'

/** Where the body writes to somebody whom an organisation entered and who has no account. */
export async function delegateContact(
  db: Database | Transaction,
  personId: PersonId,
): Promise<Contact | undefined> {
  const row = await db
    .selectFrom('delegate')
    .innerJoin('person', 'person.id', 'delegate.person_id')
    .select(['delegate.address', 'person.language', 'person.name'])
    .where('delegate.person_id', '=', personId)
    .executeTakeFirst()
  return row && { personId, ...row }
}

/** Whom this organisation entered with this address before. */
export async function findDelegate(
  tx: Transaction,
  organisationId: OrganisationId,
  address: string,
): Promise<PersonId | undefined> {
  const row = await tx
    .selectFrom('delegate')
    .select('person_id')
    .where('organisation_id', '=', organisationId)
    .where(sql<string>`lower(address)`, '=', address.toLowerCase())
    .executeTakeFirst()
  return row?.person_id
}

export async function saveDelegate(
  tx: Transaction,
  it: {
    readonly personId: PersonId
    readonly organisationId: OrganisationId
    readonly address: string
    readonly by: AccountId
  },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('delegate')
    .values({
      person_id: it.personId,
      organisation_id: it.organisationId,
      address: it.address,
      entered_by: it.by,
      created_at: now,
    })
    .execute()
}

export async function saveOnBehalf(
  tx: Transaction,
  it: {
    readonly registrationId: RegistrationId
    readonly organisationId: OrganisationId
    readonly capacity: Capacity
    readonly by: AccountId
  },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('registration_on_behalf')
    .values({
      registration_id: it.registrationId,
      organisation_id: it.organisationId,
      capacity: it.capacity,
      registered_by: it.by,
      at: now,
    })
    .execute()
}

/** By whom and as what a registration was made for its person; undefined: they registered themselves. */
export async function findOnBehalf(
  db: Database | Transaction,
  id: RegistrationId,
): Promise<
  | { readonly capacity: Capacity; readonly registeredBy: AccountId; readonly declinedAt: Date | null }
  | undefined
> {
  const row = await db
    .selectFrom('registration_on_behalf')
    .select(['capacity', 'registered_by', 'declined_at'])
    .where('registration_id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      capacity: row.capacity as Capacity,
      registeredBy: row.registered_by,
      declinedAt: row.declined_at,
    }
  )
}

/** Notes that its person said no. */
export async function saveDeclined(tx: Transaction, id: RegistrationId, now: Date): Promise<void> {
  await tx
    .updateTable('registration_on_behalf')
    .set({ declined_at: now })
    .where('registration_id', '=', id)
    .execute()
}

/** How many lead the delegation of an organisation. Call it with the event held. */
export async function countHeads(
  tx: Transaction,
  eventId: EventId,
  organisationId: OrganisationId,
): Promise<number> {
  const row = await tx
    .selectFrom('registration_on_behalf as made')
    .innerJoin('registration', 'registration.id', 'made.registration_id')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('registration.event_id', '=', eventId)
    .where('registration.state', 'in', live)
    .where('made.organisation_id', '=', organisationId)
    .where('made.capacity', '=', 'head')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Everybody who was registered for these organisations at an event, the newest first. */
export async function listOnBehalf(
  db: Database,
  eventId: EventId,
  organisationIds: readonly OrganisationId[],
): Promise<readonly OnBehalfLine[]> {
  const rows = await db
    .selectFrom('registration_on_behalf as made')
    .innerJoin('registration', 'registration.id', 'made.registration_id')
    .innerJoin('person', 'person.id', 'registration.person_id')
    .select([
      'registration.number',
      'registration.state',
      'registration.mode',
      'person.name',
      'made.capacity',
      'made.declined_at',
    ])
    .where('registration.event_id', '=', eventId)
    .where('made.organisation_id', '=', sql<string>`any(${[...organisationIds]}::uuid[])`)
    .orderBy('made.at', 'desc')
    .orderBy('made.registration_id')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    number: row.number,
    name: row.name,
    capacity: row.capacity as Capacity,
    state: row.state as State,
    mode: row.mode as Mode | null,
    declinedAt: row.declined_at,
  }))
}
