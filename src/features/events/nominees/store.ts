import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../../values/actor.ts'
import type { EventId, Id, OrganisationId, PersonId } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'
import type { Nominated } from '../../participation/index.ts'
import type { Known, Meant, Nominee } from './types.ts'

/** As many as a page shows; a list of nominations is no list of participants. */
export const mostNominees = 1000

type Row = {
  id: Id
  person_id: PersonId | null
  name: string
  known: string | null
  added_at: Date
}

/** Who is nominated for an event: organisations first, then people, by name. */
export async function listNominees(db: Database, eventId: EventId): Promise<readonly Nominee[]> {
  const { rows } = await sql<Row>`
    select one.id, one.person_id, one.added_at, coalesce(organisation.name, person.name) as name,
      coalesce(organisation.code, (select own.shown from account_identifier own
        join account on account.id = own.account_id and account.person_id = one.person_id
        where own.kind = 'username' and own.ended_at is null limit 1)) as known
    from event_nominee one
      left join organisation on organisation.id = one.organisation_id
      left join person on person.id = one.person_id
    where one.event_id = ${eventId}
    order by one.person_id is not null, name, one.id limit ${mostNominees}`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    who: row.person_id ? 'person' : 'organisation',
    name: row.name,
    known: row.known,
    addedAt: row.added_at,
  }))
}

/** Whether somebody is on the list: themselves, else by their organisation. */
export async function nominatedFor(
  db: Database | Transaction,
  eventId: EventId,
  personId: PersonId,
  organisationId: OrganisationId | undefined,
): Promise<Nominated | undefined> {
  const row = await db
    .selectFrom('event_nominee')
    .select('person_id')
    .where('event_id', '=', eventId)
    .where((where) =>
      where.or([
        where('person_id', '=', personId),
        ...(organisationId ? [where('organisation_id', '=', organisationId)] : []),
      ]),
    )
    .orderBy(sql`person_id is null`)
    .limit(1)
    .executeTakeFirst()
  return row && (row.person_id ? 'person' : 'organisation')
}

/** Whom each line means: exactly a user name or an address, or the code of a listed organisation. */
export async function meantBy(
  db: Database | Transaction,
  typed: readonly string[],
): Promise<readonly Meant[]> {
  if (typed.length === 0) return []
  const { rows } = await sql<{
    key: string
    person_id: PersonId | null
    organisation_id: OrganisationId | null
  }>`
    select own.key, account.person_id, null as organisation_id from account_identifier own
      join account on account.id = own.account_id and account.state in ('initial', 'active', 'blocked')
      where own.key = any(${typed.map((one) => one.toLowerCase())}::text[]) and own.ended_at is null
    union all
    select lower(code), null, id from organisation
      where code = any(${typed.map((one) => one.toUpperCase())}::text[]) and state = 'listed'`.execute(db)
  const found = new Map(rows.map((row) => [row.key, row]))
  return typed.map((line) => {
    const row = found.get(line.toLowerCase())
    if (row?.person_id) return { line, personId: row.person_id }
    if (row?.organisation_id) return { line, organisationId: row.organisation_id }
    return { line, unknown: true }
  })
}

/** Puts these on the list; says how many were not there yet. */
export async function insertNominees(
  tx: Transaction,
  actor: Actor,
  eventId: EventId,
  all: readonly Known[],
  now: Date,
): Promise<number> {
  if (all.length === 0) return 0
  const done = await tx
    .insertInto('event_nominee')
    .values(
      all.map((who) => ({
        id: newId(),
        event_id: eventId,
        person_id: 'personId' in who ? who.personId : null,
        organisation_id: 'organisationId' in who ? who.organisationId : null,
        added_at: now,
        added_by: actor.kind === 'person' ? actor.accountId : null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0)
}

/** Takes one off an event's list; says whether it was on it. */
export async function deleteNominee(tx: Transaction, eventId: EventId, id: Id): Promise<boolean> {
  const done = await tx
    .deleteFrom('event_nominee')
    .where('id', '=', id)
    .where('event_id', '=', eventId)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}

type Two = { readonly from: Id; readonly into: Id }

/** Everywhere the first was on the list the second is now, once. */
export async function organisationFollowed(tx: Transaction, { from, into }: Two): Promise<void> {
  await sql`delete from event_nominee one where organisation_id = ${from} and exists (select from event_nominee other
    where other.event_id = one.event_id and other.organisation_id = ${into})`.execute(tx)
  await tx
    .updateTable('event_nominee')
    .set({ organisation_id: into })
    .where('organisation_id', '=', from)
    .execute()
}

/** The same of people; says what moved. */
export async function personFollowed(tx: Transaction, { from, into }: Two): Promise<readonly Id[]> {
  await sql`delete from event_nominee one where person_id = ${from} and exists (select from event_nominee other
    where other.event_id = one.event_id and other.person_id = ${into})`.execute(tx)
  const rows = await tx
    .updateTable('event_nominee')
    .set({ person_id: into })
    .where('person_id', '=', from)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** What moved goes back, as far as the survivor still has it. */
export async function movedNominations(
  tx: Transaction,
  { from, into }: Two,
  moved: readonly Id[],
): Promise<void> {
  await tx
    .updateTable('event_nominee')
    .set({ person_id: from })
    .where('person_id', '=', into)
    .where('id', '=', sql<Id>`any(${[...moved]}::uuid[])`)
    .execute()
}

/** Where somebody is on a list by name, oldest first. */
export async function nominationsOf(
  db: Database,
  personId: PersonId,
): Promise<readonly { readonly code: string; readonly title: Localised; readonly addedAt: Date }[]> {
  const rows = await db
    .selectFrom('event_nominee')
    .innerJoin('event', 'event.id', 'event_nominee.event_id')
    .select(['event.code', 'event.title', 'event_nominee.added_at'])
    .where('event_nominee.person_id', '=', personId)
    .orderBy('event_nominee.added_at')
    .execute()
  return rows.map((row) => ({ code: row.code, title: row.title as Localised, addedAt: row.added_at }))
}

/** Takes somebody who is erased off every list. */
export async function forgetNominee(tx: Transaction, personId: PersonId): Promise<void> {
  await tx.deleteFrom('event_nominee').where('person_id', '=', personId).execute()
}

/** The events that have these organisations on their lists, each as `event organisation`. */
export async function nominatingThese(
  db: Database,
  organisationIds: readonly OrganisationId[],
): Promise<ReadonlySet<string>> {
  if (organisationIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('event_nominee')
    .innerJoin('event', 'event.id', 'event_nominee.event_id')
    .select(['event_nominee.event_id', 'event_nominee.organisation_id'])
    .where('event_nominee.organisation_id', 'in', organisationIds)
    .where('event.state', '=', 'published')
    .execute()
  return new Set(rows.map((row) => `${row.event_id} ${row.organisation_id}`))
}
