import type { Database } from '../../../platform/database/database.ts'
import type { PersonId } from '../../../values/ids.ts'
import type { HoldersOf } from './holders.ts'
import { seenBy } from './rules.ts'
import { entriesOf } from './store/entries.ts'
import { searchPeople } from './store/search.ts'
import type { PeopleFound, PeopleSearch, PersonViewer, SeenEntry } from './types.ts'

/** These people as the viewer sees them, in order; whom they may not see is left out. Every list is made here. */
export async function peopleSeenBy(
  db: Database,
  viewer: PersonViewer,
  people: readonly PersonId[],
  holdersOf: HoldersOf,
): Promise<readonly SeenEntry[]> {
  const entries = await entriesOf(db, people, holdersOf)
  return entries.flatMap((entry) => seenBy(viewer, entry) ?? [])
}

export type PeopleListed = PeopleFound & { readonly entries: readonly SeenEntry[] }

/** One page of a search, as the viewer sees it. */
export async function listPeople(
  db: Database,
  viewer: PersonViewer,
  asked: PeopleSearch,
  holdersOf: HoldersOf,
): Promise<PeopleListed> {
  const found = await searchPeople(db, viewer, asked)
  return { ...found, entries: await peopleSeenBy(db, viewer, found.people, holdersOf) }
}
