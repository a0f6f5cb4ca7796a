import { sql, type SqlBool } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Id, OrganisationId } from '../../../../values/ids.ts'
import type { AffiliationState } from '../../types.ts'
import type { Heap, OrganisationsPerson, PeopleFilter } from '../types.ts'

export const peopleAPage = 25
const mostCounted = 10_000

const states: Readonly<Record<Heap, readonly AffiliationState[]>> = {
  waiting: ['claimed'],
  approved: ['approved'],
  ended: ['ended', 'rejected'],
}

const people = (db: Database | Transaction) =>
  db
    .selectFrom('affiliation')
    .innerJoin('person', 'person.id', 'affiliation.person_id')
    .select([
      'affiliation.id',
      'affiliation.person_id',
      'affiliation.organisation_id',
      'affiliation.state',
      'affiliation.role',
      'affiliation.unit',
      'affiliation.created_at',
      'affiliation.decided_at',
      'affiliation.ended_at',
      'affiliation.end_reason',
      'affiliation.decision_note',
      'person.name',
      'person.other_script_name',
      'person.job_title',
      'person.country_code',
      'person.phone',
      'person.language',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof people>['execute']>>[number]

const personOf = (row: Row): OrganisationsPerson => ({
  affiliationId: row.id,
  personId: row.person_id,
  organisationId: row.organisation_id as OrganisationId,
  state: row.state as AffiliationState,
  name: row.name,
  otherScriptName: row.other_script_name,
  jobTitle: row.job_title,
  role: row.role,
  unit: row.unit,
  countryCode: row.country_code,
  phone: row.phone,
  language: row.language,
  since: row.created_at,
  decidedAt: row.decided_at,
  endedAt: row.ended_at,
  endReason: row.end_reason,
  note: row.decision_note,
})

const inHeap = (db: Database, organisationId: OrganisationId, { heap, words }: PeopleFilter) => {
  let query = people(db)
    .where('affiliation.organisation_id', '=', organisationId)
    .where('affiliation.state', 'in', [...states[heap]])
  for (const word of words.trim().split(/\s+/u).filter(Boolean).slice(0, 6)) query = query.where(named(word))
  return query
}

/** A word typed is a part of one of the person's names, whatever the case and the accents. */
const named = (word: string) =>
  sql<SqlBool>`person.search like '%' || folded(${word.normalize('NFKC').replace(/[%_\\]/g, '\\$&')}) || '%'`

/** One page of a heap: who waits, longest first; who belongs, by name; who did, the latest first. */
export async function listPeople(
  db: Database,
  organisationId: OrganisationId,
  filter: PeopleFilter,
): Promise<readonly OrganisationsPerson[]> {
  const found = inHeap(db, organisationId, filter)
  const ordered =
    filter.heap === 'waiting'
      ? found.orderBy('affiliation.created_at')
      : filter.heap === 'approved'
        ? found.orderBy('person.name')
        : found.orderBy(
            sql`coalesce(affiliation.ended_at, affiliation.decided_at, affiliation.created_at)`,
            'desc',
          )
  const rows = await ordered
    .orderBy('affiliation.id')
    .limit(peopleAPage)
    .offset((filter.page - 1) * peopleAPage)
    .execute()
  return rows.map(personOf)
}

/** The ids of everybody who matches, in the order of the list, up to `most`. */
export async function idsMatching(
  db: Database,
  organisationId: OrganisationId,
  filter: PeopleFilter,
  most: number,
): Promise<readonly Id[]> {
  const rows = await inHeap(db, organisationId, filter)
    .orderBy('affiliation.created_at')
    .orderBy('affiliation.id')
    .limit(most)
    .execute()
  return rows.map((row) => row.id)
}

/** How many there are in each heap under these words; exact to 10,000. */
export async function countPeople(
  db: Database,
  organisationId: OrganisationId,
  words: string,
): Promise<Readonly<Record<Heap, number>>> {
  const count = async (heap: Heap) => {
    const some = inHeap(db, organisationId, { heap, words, page: 1 }).limit(mostCounted + 1)
    const row = await db
      .selectFrom(some.as('some'))
      .select(sql<number>`count(*)::int`.as('count'))
      .executeTakeFirstOrThrow()
    return row.count
  }
  const [waiting, approved, ended] = await Promise.all([count('waiting'), count('approved'), count('ended')])
  return { waiting, approved, ended }
}

/** How many claims wait in these organisations, for the menu; exact to 10,000. */
export async function countWaiting(db: Database, ids: readonly OrganisationId[]): Promise<number> {
  if (ids.length === 0) return 0
  const some = db
    .selectFrom('affiliation')
    .select('id')
    .where('organisation_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('state', '=', 'claimed')
    .limit(mostCounted + 1)
  const row = await db
    .selectFrom(some.as('some'))
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** Somebody of an organisation, by their affiliation; whether the reader may see them is asked elsewhere. */
export async function findOrganisationsPerson(
  db: Database,
  affiliationId: Id,
): Promise<OrganisationsPerson | undefined> {
  const row = await people(db)
    .where('affiliation.id', '=', affiliationId)
    .where('affiliation.organisation_id', 'is not', null)
    .executeTakeFirst()
  return row && personOf(row)
}

/** These people of one organisation, longest first; those of another are left out. */
export async function peopleById(
  db: Database,
  organisationId: OrganisationId,
  ids: readonly Id[],
): Promise<readonly OrganisationsPerson[]> {
  const rows = await people(db)
    .where('affiliation.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('affiliation.organisation_id', '=', organisationId)
    .orderBy('affiliation.created_at')
    .orderBy('affiliation.id')
    .execute()
  return rows.map(personOf)
}
