import { sql, type Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import type { AccountId, OrganisationId, PersonId, RegistrationId } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'
import type { State } from '../types.ts'
import type { Belonging, Challenge, ChallengeAnswer, ChallengeReason, Disputed, Settled } from './types.ts'

const challengeOf = (row: Selectable<Tables['registration_challenge']>): Challenge => ({
  registrationId: row.registration_id,
  organisationId: row.organisation_id,
  why: row.why as ChallengeReason,
  sentTo: row.sent_to,
  sentAt: row.sent_at,
  answer: row.answer as ChallengeAnswer | null,
  answeredAt: row.answered_at,
  answeredBy: row.answered_by,
  words: row.words,
  settled: row.settled as Settled | null,
  settledAt: row.settled_at,
})

/** How somebody belongs to an organisation; undefined where they do not even claim to. */
export async function belongingOf(
  tx: Transaction,
  personId: PersonId,
  organisationId: OrganisationId,
): Promise<Belonging | undefined> {
  const row = await tx
    .selectFrom('affiliation')
    .select([
      'state',
      'decided_by',
      sql<boolean>`exists (select from focal_point where person_id = ${personId}
        and focal_point.organisation_id = ${organisationId} and until is null)`.as('is_focal_point'),
      sql<string | null>`(select shown from account join account_identifier on account_id = account.id
        where account.person_id = ${personId} and is_contact limit 1)`.as('address'),
      sql<string[]>`array(select domain from organisation_domain
        where organisation_domain.organisation_id = ${organisationId} order by domain)`.as('domains'),
    ])
    .where('person_id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .where('state', 'in', ['claimed', 'approved'])
    .orderBy('state')
    .executeTakeFirst()
  return (
    row && {
      state: row.state as Belonging['state'],
      isAgreed: row.decided_by !== null,
      isFocalPoint: row.is_focal_point,
      address: row.address ?? undefined,
      domains: row.domains,
    }
  )
}

/** The official contact of an organisation: of those with an address, the first in the body's order of contacts. */
export async function officialContact(
  tx: Transaction,
  organisationId: OrganisationId,
  roles: readonly string[],
): Promise<{ readonly name: string | null; readonly address: string } | undefined> {
  const row = await tx
    .selectFrom('organisation_contact')
    .select(['name', 'email'])
    .where('organisation_id', '=', organisationId)
    .where('email', 'is not', null)
    .orderBy(sql`array_position(${[...roles]}::text[], role)`)
    .executeTakeFirst()
  return row?.email ? { name: row.name, address: row.email } : undefined
}

/** Notes that an organisation is asked about a registration. False: it was asked already. */
export async function saveChallenge(
  tx: Transaction,
  it: Pick<Challenge, 'registrationId' | 'organisationId' | 'why' | 'sentTo'>,
  now: Date,
): Promise<boolean> {
  const saved = await tx
    .insertInto('registration_challenge')
    .values({
      registration_id: it.registrationId,
      organisation_id: it.organisationId,
      why: it.why,
      sent_to: it.sentTo,
      sent_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('registration_id')
    .executeTakeFirst()
  return saved !== undefined
}

export async function findChallenge(
  db: Database | Transaction,
  id: RegistrationId,
): Promise<Challenge | undefined> {
  const row = await db
    .selectFrom('registration_challenge')
    .selectAll()
    .where('registration_id', '=', id)
    .executeTakeFirst()
  return row && challengeOf(row)
}

/** Reads and locks it until the transaction ends, so that one answer and one settling count. */
export async function holdChallenge(tx: Transaction, id: RegistrationId): Promise<Challenge | undefined> {
  const row = await tx
    .selectFrom('registration_challenge')
    .selectAll()
    .where('registration_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && challengeOf(row)
}

export async function saveAnswer(
  tx: Transaction,
  id: RegistrationId,
  it: { readonly answer: ChallengeAnswer; readonly by: string; readonly words: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('registration_challenge')
    .set({ answer: it.answer, answered_by: it.by, words: it.words || null, answered_at: now })
    .where('registration_id', '=', id)
    .execute()
}

export async function saveSettled(
  tx: Transaction,
  id: RegistrationId,
  it: { readonly settled: Settled; readonly by: AccountId },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('registration_challenge')
    .set({ settled: it.settled, settled_by: it.by, settled_at: now })
    .where('registration_id', '=', id)
    .execute()
}

/** What organisations dispute and nobody has settled, the oldest first. */
export async function listDisputed(db: Database): Promise<readonly Disputed[]> {
  const rows = await db
    .selectFrom('registration_challenge as challenge')
    .innerJoin('registration', 'registration.id', 'challenge.registration_id')
    .innerJoin('person', 'person.id', 'registration.person_id')
    .innerJoin('event', 'event.id', 'registration.event_id')
    .innerJoin('organisation', 'organisation.id', 'challenge.organisation_id')
    .select(['registration.number', 'registration.state', 'person.name', 'event.title', 'event.time_zone'])
    .select(['organisation.name as organisation', 'challenge.answered_at'])
    .where('challenge.answer', '=', 'not-ours')
    .where('challenge.settled', 'is', null)
    .orderBy('challenge.answered_at')
    .orderBy('challenge.registration_id')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    number: row.number,
    name: row.name,
    organisation: row.organisation,
    state: row.state as State,
    title: row.title as Localised,
    answeredAt: row.answered_at as Date,
    timeZone: row.time_zone,
  }))
}

export async function countDisputed(db: Database): Promise<number> {
  const row = await db
    .selectFrom('registration_challenge')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('answer', '=', 'not-ours')
    .where('settled', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
