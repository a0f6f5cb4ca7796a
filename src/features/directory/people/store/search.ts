import { sql } from 'kysely'
import type { Expression, SqlBool } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { OrganisationId, PersonId } from '../../../../values/ids.ts'
import { searchOrganisations } from '../../store/search.ts'
import { levelsSeenBy } from '../rules.ts'
import type { Field, PeopleFound, PeopleSearch, PersonViewer } from '../types.ts'
import { nameWords, matching, startingWith } from './words.ts'
import { columnOf } from './visibility.ts'

export const peopleAPage = 25
const mostCounted = 10_000

/**
 * People whom this viewer may see, by words of their names, by organisation, country and category. Every word begins a
 * word of some name of theirs; when nobody is called so, one letter of a word may be wrong. Whole words come first, then
 * the order of names. What a viewer may not see of somebody does not find them either. Without anything asked, nobody.
 */
export async function searchPeople(
  db: Database,
  viewer: PersonViewer,
  asked: PeopleSearch,
): Promise<PeopleFound> {
  const words = await nameWords(db, asked.words)
  if (asked.words.trim() !== '' && words.length === 0) return nobody
  const wanted = { viewer, asked, words, organisations: await organisationsAsked(db, asked) }
  const named = words.length > 0 ? startingWith(words) : undefined
  const exact = await pageOf(db, { ...wanted, named })
  if (exact.total > 0 || words.length === 0) return { ...exact, isGuess: false }
  return { ...(await pageOf(db, { ...wanted, named: matching(words) })), isGuess: true }
}

/** Everybody whom a search finds, in its order; as many as `most`, and never a name that is only similar. */
export async function everybodyFound(
  db: Database,
  viewer: PersonViewer,
  asked: PeopleSearch,
  most: number,
): Promise<readonly PersonId[]> {
  const words = await nameWords(db, asked.words)
  if (asked.words.trim() !== '' && words.length === 0) return []
  const named = words.length > 0 ? startingWith(words) : undefined
  const wanted = { viewer, asked, words, named, organisations: await organisationsAsked(db, asked) }
  return (await read(db, wanted, 1, Math.min(most, mostCounted))).people
}

const nobody: PeopleFound = { people: [], total: 0, page: 1, pages: 1, isGuess: false }

type Wanted = {
  readonly viewer: PersonViewer
  readonly asked: PeopleSearch
  readonly words: readonly string[]
  readonly organisations: Organisations | undefined
  readonly named: Expression<SqlBool> | undefined
}

async function pageOf(db: Database, wanted: Wanted): Promise<Omit<PeopleFound, 'isGuess'>> {
  const page = Math.min(Math.max(1, Math.trunc(wanted.asked.page) || 1), pagesFor(mostCounted) + 1)
  const there = await read(db, wanted, page)
  if (there.total > 0 || page === 1) return there
  return read(db, wanted, pagesFor((await read(db, wanted, 1)).total))
}

const pagesFor = (total: number): number => Math.max(1, Math.ceil(total / peopleAPage))

/** One page and the number of all in one statement; past the last page there is no row, and so no number. */
async function read(
  db: Database,
  wanted: Wanted,
  page: number,
  size = peopleAPage,
): Promise<Omit<PeopleFound, 'isGuess'>> {
  const rows = await db
    .with('found', (from) => candidates(from as Database, wanted))
    .selectFrom('found')
    .select('id')
    .select((eb) => eb.selectFrom('found').select(eb.fn.countAll<string>().as('all')).as('total'))
    .orderBy('is_whole', 'desc')
    .orderBy('name')
    .orderBy('id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const total = Number(rows[0]?.total ?? 0)
  return { people: rows.map((row) => row.id), total, page, pages: pagesFor(total) }
}

/**
 * Everybody who matches and may be seen, as many as are counted: more are never sorted, however large the directory is.
 * Those who are open to the viewer come from one index, those who concern them from another: asked for together, either
 * would be read from end to end.
 */
function candidates(db: Database, wanted: Wanted) {
  const { viewer } = wanted
  if (viewer.isStaff) return matchingIn(db, wanted).limit(mostCounted)
  const open = matchingIn(db, wanted).where(isOpenTo(wanted))
  const ids = concerning(viewer)
  if (!ids) return open.limit(mostCounted)
  const concerned = matchingIn(db, wanted)
    .where(sql<SqlBool>`person.id in (${ids})`)
    .where(sql<SqlBool>`(${isOpenTo(wanted)}) is not true`)
  return open.unionAll(concerned).limit(mostCounted)
}

/** Everybody who matches, whoever asks. */
function matchingIn(db: Database, { asked, words, organisations, named }: Wanted) {
  let people = db
    .selectFrom('person')
    .leftJoin('person_visibility as seen', 'seen.person_id', 'person.id')
    .select(['person.id', 'person.name'])
    .select(sql<boolean>`person.words @> ${[...words]}::text[]`.as('is_whole'))
  if (named) people = people.where(named)
  if (asked.countryCode) people = people.where('person.country_code', '=', asked.countryCode)
  if (organisations)
    people = people.where('person.id', 'in', (of) =>
      of
        .selectFrom('affiliation')
        .select('affiliation.person_id')
        .where('affiliation.state', '=', 'approved')
        .where('affiliation.organisation_id', 'in', organisationsIn(db, organisations)),
    )
  // Nothing asked is nobody: the directory is not there to be read from end to end.
  return named || asked.countryCode || organisations ? people : people.where(sql<SqlBool>`false`)
}

/** The listed organisations that the list is narrowed to: one, those of a category, those of that name. */
async function organisationsAsked(db: Database, asked: PeopleSearch): Promise<Organisations | undefined> {
  const words = (asked.organisationWords ?? '').trim()
  if (!asked.organisationId && words === '' && !asked.category) return undefined
  const called = words === '' ? undefined : await organisationsCalled(db, words)
  return { called, organisationId: asked.organisationId, category: asked.category }
}

type Organisations = {
  readonly called: readonly OrganisationId[] | undefined
  readonly organisationId: OrganisationId | undefined
  readonly category: string | undefined
}

/** As many as anybody means by a name; the search for organisations knows how they are called. */
const mostPages = 5

async function organisationsCalled(db: Database, words: string): Promise<readonly OrganisationId[]> {
  const ids: OrganisationId[] = []
  for (let page = 1; page <= mostPages; page++) {
    const found = await searchOrganisations(db, { words, page })
    ids.push(...found.organisations.map(({ id }) => id))
    if (page >= found.pages) break
  }
  return ids
}

function organisationsIn(db: Database, { called, organisationId, category }: Organisations) {
  let listed = db
    .selectFrom('organisation')
    .select('organisation.id')
    .where('organisation.state', '=', 'listed')
  if (organisationId) listed = listed.where('organisation.id', '=', organisationId)
  if (category) listed = listed.where('organisation.category', '=', category)
  if (called) listed = listed.where('organisation.id', '=', sql<string>`any(${[...called]}::uuid[])`)
  return listed
}

/** The rule `visibleTo` for many people at once: the name is open to the viewer, and every field that was searched by. */
function isOpenTo({ viewer, asked, organisations }: Wanted): Expression<SqlBool> {
  const opened = [...levelsSeenBy(viewer)]
  const searchedBy: Field[] = ['name']
  if (asked.countryCode) searchedBy.push('country')
  if (organisations) searchedBy.push('organisation')
  const each = searchedBy.map(
    (field) => sql<SqlBool>`seen.${sql.ref(columnOf[field])} = any(${opened}::text[])`,
  )
  return sql<SqlBool>`seen.listed_since is not null and ${sql.join(each, sql` and `)}`
}

/** The rule `seesEverything` for many people at once: who they are that somebody sees whatever these chose. */
function concerning({ personId, decidesFor }: PersonViewer): Expression<PersonId> | undefined {
  const theirs = sql<PersonId>`select person_id from affiliation
    where state in ('claimed', 'approved') and organisation_id = any(${[...decidesFor]}::uuid[])`
  const those = [
    ...(personId ? [sql<PersonId>`select ${personId}::uuid`] : []),
    ...(decidesFor.length > 0 ? [theirs] : []),
  ]
  return those.length > 0 ? sql.join(those, sql` union all `) : undefined
}
