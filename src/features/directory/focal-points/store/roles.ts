import { sql } from 'kysely'
import type { Selectable, SqlBool } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Tables } from '../../../../platform/database/tables.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Id, OrganisationId, PersonId } from '../../../../values/ids.ts'
import { isAwayOn } from '../../rules.ts'
import type { EndReason, Mandate, Role } from '../types.ts'

type Row = Selectable<Tables['focal_point']> & { readonly name: string }

/** The plain day on which an instant falls, in UTC. */
export const dayOfInstant = (at: Date): string => at.toISOString().slice(0, 10)

const roleOf = (row: Row, now: Date): Role => ({
  id: row.id,
  organisationId: row.organisation_id,
  personId: row.person_id,
  name: row.name,
  kind: row.kind,
  sector: row.sector,
  isDeputy: row.is_deputy,
  isAway: isAwayOn({ awayFrom: row.away_from, awayUntil: row.away_until }, dayOfInstant(now)),
  since: row.since,
  until: row.until,
  awayFrom: row.away_from,
  awayUntil: row.away_until,
  expiresOn: row.expires_on,
  confirmedOn: row.confirmed_on ?? dayOfInstant(row.since),
})

const roles = (db: Database | Transaction) =>
  db
    .selectFrom('focal_point')
    .innerJoin('person', 'person.id', 'focal_point.person_id')
    .selectAll('focal_point')
    .select('person.name')

/** The live roles of an organisation: kind by kind, those who are no deputies first, the oldest in front. */
export async function rolesOfOrganisation(
  db: Database | Transaction,
  organisationId: OrganisationId,
  now: Date,
): Promise<readonly Role[]> {
  const rows = await roles(db)
    .where('focal_point.organisation_id', '=', organisationId)
    .where('focal_point.until', 'is', null)
    .orderBy('focal_point.kind')
    .orderBy('focal_point.is_deputy')
    .orderBy('focal_point.since')
    .orderBy('focal_point.id')
    .execute()
  return rows.map((row) => roleOf(row, now))
}

/** Everything somebody decides about at this moment, for whichever organisations, the oldest first. */
export async function mandatesOf(
  db: Database | Transaction,
  personId: PersonId,
  now: Date,
): Promise<readonly Mandate[]> {
  return rolesOfPerson(db, personId, now)
}

/** The live roles of a person, the oldest first. */
export async function rolesOfPerson(
  db: Database | Transaction,
  personId: PersonId,
  now: Date,
): Promise<readonly Role[]> {
  const rows = await roles(db)
    .where('focal_point.person_id', '=', personId)
    .where('focal_point.until', 'is', null)
    .orderBy('focal_point.since')
    .orderBy('focal_point.id')
    .execute()
  return rows.map((row) => roleOf(row, now))
}

/** One role, also one that is over. */
export async function findRole(db: Database | Transaction, id: Id, now: Date): Promise<Role | undefined> {
  const row = await roles(db).where('focal_point.id', '=', id).executeTakeFirst()
  return row && roleOf(row, now)
}

/**
 * Holds who decides for an organisation until the transaction ends, so that its two last focal points cannot both give
 * up, and two changes cannot pass each other. False: there is no such organisation.
 */
export async function holdOrganisation(tx: Transaction, id: OrganisationId): Promise<boolean> {
  const row = await tx
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export async function saveRole(
  tx: Transaction,
  it: {
    readonly organisationId: OrganisationId
    readonly personId: PersonId
    readonly kind: string
    readonly sector: string | null
    readonly isDeputy: boolean
    readonly expiresOn: string | null
  },
  now: Date,
): Promise<Id> {
  const id = newId()
  await tx
    .insertInto('focal_point')
    .values({
      id,
      organisation_id: it.organisationId,
      person_id: it.personId,
      kind: it.kind,
      sector: it.sector,
      is_deputy: it.isDeputy,
      expires_on: it.expiresOn,
      confirmed_on: dayOfInstant(now),
      since: now,
    })
    .execute()
  return id
}

/** Ends these roles. Returns the ids of those that were live: each role ends once. */
export async function endRoles(
  tx: Transaction,
  ids: readonly Id[],
  reason: EndReason,
  now: Date,
): Promise<readonly Id[]> {
  const rows = await tx
    .updateTable('focal_point')
    .set({ until: now, end_reason: reason })
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('until', 'is', null)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/** A live role goes on with another account of the same person, since when it was. */
export async function saveHolder(tx: Transaction, id: Id, personId: PersonId): Promise<void> {
  await tx
    .updateTable('focal_point')
    .set({ person_id: personId })
    .where('id', '=', id)
    .where('until', 'is', null)
    .execute()
}

/** What ended because two accounts were merged goes on, unless its holder has the same again since. */
export async function resumeMerged(tx: Transaction, ids: readonly Id[]): Promise<void> {
  await tx
    .updateTable('focal_point as role')
    .set({ until: null, end_reason: null })
    .where('role.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('role.end_reason', '=', 'merged')
    .where(
      sql<SqlBool>`not exists (select from focal_point as other where other.until is null
        and other.organisation_id = role.organisation_id and other.person_id = role.person_id
        and other.kind = role.kind and coalesce(other.sector, '') = coalesce(role.sector, ''))`,
    )
    .execute()
}

/** An absence is a person's: it stands on every role they hold. Null on both sides: they are here. */
export async function saveAbsence(
  tx: Transaction,
  personId: PersonId,
  absence: { readonly from: string | null; readonly until: string | null },
): Promise<void> {
  await tx
    .updateTable('focal_point')
    .set({ away_from: absence.from, away_until: absence.until })
    .where('person_id', '=', personId)
    .where('until', 'is', null)
    .execute()
}

/** Live roles whose holders are away on a day, or will be by another; who goes first in front. */
export async function rolesAway(
  db: Database | Transaction,
  { today, by }: { readonly today: string; readonly by: string },
  now: Date,
): Promise<readonly Role[]> {
  const rows = await roles(db)
    .where('focal_point.until', 'is', null)
    .where('focal_point.away_from', '<=', by)
    .where((on) =>
      on.or([on('focal_point.away_until', 'is', null), on('focal_point.away_until', '>=', today)]),
    )
    .orderBy('focal_point.away_from')
    .orderBy('focal_point.id')
    .limit(500)
    .execute()
  return rows.map((row) => roleOf(row, now))
}

/** Somebody says that these roles still hold. */
export async function saveConfirmed(tx: Transaction, ids: readonly Id[], now: Date): Promise<void> {
  await tx
    .updateTable('focal_point')
    .set({ confirmed_on: dayOfInstant(now) })
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('until', 'is', null)
    .execute()
}

/** Live roles whose last confirmation is as old as this day or older, those to be confirmed first in front. */
export async function rolesConfirmedBy(
  db: Database | Transaction,
  day: string,
  now: Date,
  page: { readonly most: number; readonly from?: number } = { most: 1000 },
): Promise<readonly Role[]> {
  const rows = await roles(db)
    .where('focal_point.until', 'is', null)
    .where(confirmedOn, '<=', day)
    .orderBy(confirmedOn)
    .orderBy('focal_point.id')
    .limit(page.most)
    .offset(page.from ?? 0)
    .execute()
  return rows.map((row) => roleOf(row, now))
}

export async function countConfirmedBy(db: Database, day: string): Promise<number> {
  const row = await db
    .selectFrom('focal_point')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('until', 'is', null)
    .where(confirmedOn, '<=', day)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** As its index has it. */
const confirmedOn = sql<string>`coalesce(confirmed_on, (since at time zone 'UTC')::date)`

/** Live roles whose last day is this day or an earlier one. */
export async function rolesExpiringBy(
  db: Database | Transaction,
  day: string,
  now: Date,
): Promise<readonly Role[]> {
  const rows = await roles(db)
    .where('focal_point.until', 'is', null)
    .where('focal_point.expires_on', '<=', day)
    .orderBy('focal_point.expires_on')
    .orderBy('focal_point.id')
    .execute()
  return rows.map((row) => roleOf(row, now))
}

/** Why a role ended; undefined while it goes on. */
export async function endingOf(db: Database | Transaction, id: Id): Promise<EndReason | undefined> {
  const row = await db
    .selectFrom('focal_point')
    .select('end_reason')
    .where('id', '=', id)
    .where('until', 'is not', null)
    .executeTakeFirst()
  return (row?.end_reason ?? undefined) as EndReason | undefined
}

/** What became of the roles of an organisation that are over, the newest first. */
export async function pastRolesOf(
  db: Database,
  organisationId: OrganisationId,
  most: number,
  now: Date,
): Promise<readonly (Role & { readonly endReason: EndReason | null })[]> {
  const rows = await roles(db)
    .where('focal_point.organisation_id', '=', organisationId)
    .where('focal_point.until', 'is not', null)
    .orderBy('focal_point.until', 'desc')
    .orderBy('focal_point.id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({ ...roleOf(row, now), endReason: row.end_reason as EndReason | null }))
}
