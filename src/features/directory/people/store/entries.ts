import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { OrganisationId, PersonId } from '../../../../values/ids.ts'
import { findOrganisations } from '../../store/organisations.ts'
import type { AffiliationState, Organisation } from '../../types.ts'
import type { HoldersOf } from '../holders.ts'
import type { Entry, Post } from '../types.ts'
import { levelsOf } from './visibility.ts'

/** All that the directory holds of these people, in the order of the ids; unknown ids are left out. For `seenBy` only. */
export async function entriesOf(
  db: Database | Transaction,
  people: readonly PersonId[],
  holdersOf: HoldersOf,
): Promise<readonly Entry[]> {
  if (people.length === 0) return []
  const [rows, posts, holders] = await Promise.all([
    peopleOf(db, people),
    postsOf(db, people),
    holdersOf(db, people),
  ])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return people.flatMap((id) => {
    const row = byId.get(id)
    return row ? [entryOf(row, posts.get(id) ?? [], holders.get(id)?.address)] : []
  })
}

const anyOf = (ids: readonly PersonId[]) => sql<string>`any(${[...ids]}::uuid[])`

const peopleOf = (db: Database | Transaction, people: readonly PersonId[]) =>
  db
    .selectFrom('person')
    .leftJoin('person_visibility as seen', 'seen.person_id', 'person.id')
    .select([
      'person.id',
      'person.name',
      'person.other_script_name',
      'person.job_title',
      'person.phone',
      'person.country_code',
      'person.language',
      'seen.listed_since',
      'seen.name as sees_name',
      'seen.organisation as sees_organisation',
      'seen.job_title as sees_job_title',
      'seen.email as sees_email',
      'seen.phone as sees_phone',
      'seen.country as sees_country',
      'seen.languages as sees_languages',
    ])
    .where('person.id', '=', anyOf(people))
    .execute()

type Row = Awaited<ReturnType<typeof peopleOf>>[number]

const entryOf = (row: Row, posts: readonly Post[], email: string | undefined): Entry => ({
  listing: {
    personId: row.id,
    isListed: row.listed_since !== null,
    organisations: posts.map((post) => post.organisation.id),
  },
  levels: levelsOf({
    name: row.sees_name,
    organisation: row.sees_organisation,
    job_title: row.sees_job_title,
    email: row.sees_email,
    phone: row.sees_phone,
    country: row.sees_country,
    languages: row.sees_languages,
  }),
  name: row.name,
  otherScriptName: row.other_script_name,
  posts,
  jobTitle: row.job_title,
  email: email ?? null,
  phone: row.phone,
  countryCode: row.country_code,
  languages: [row.language],
})

/** The live affiliations of these people to organisations: approved before claimed, the main one first, then the newest. */
async function postsOf(
  db: Database | Transaction,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly Post[]>> {
  const rows = await db
    .selectFrom('affiliation')
    .select(['person_id', 'organisation_id', 'state', 'is_main', 'role', 'unit'])
    .where('person_id', '=', anyOf(people))
    .where('state', 'in', ['claimed', 'approved'])
    .where('organisation_id', 'is not', null)
    .orderBy('state')
    .orderBy('is_main', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const organisations = await organisationsIn(
    db,
    rows.flatMap((row) => row.organisation_id ?? []),
  )
  const posts = new Map<PersonId, Post[]>()
  for (const row of rows) {
    const organisation = organisations.get(row.organisation_id ?? '')
    if (!organisation) continue
    const post = { organisation, state: row.state as AffiliationState, isMain: row.is_main }
    posts.set(row.person_id, [
      ...(posts.get(row.person_id) ?? []),
      { ...post, role: row.role, unit: row.unit },
    ])
  }
  return posts
}

async function organisationsIn(
  db: Database | Transaction,
  ids: readonly OrganisationId[],
): Promise<ReadonlyMap<string, Organisation>> {
  const found = await findOrganisations(db, [...new Set(ids)])
  return new Map(found.map((one) => [one.id, one]))
}
