import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../values/actor.ts'
import type { PersonId } from '../../values/ids.ts'
import { organisationsOf } from '../directory/index.ts'
import { dismissedBy } from './store/dismissals.ts'
import { listPressing } from './store/notices.ts'
import type { Notice, Reader } from './types.ts'

/** Who writes notices, and sees all of them. */
export const manages = 'notices.manage'

const keptForMs = 60_000
const personKeptForMs = 5 * 60_000
const mostPeople = 5_000

type Person = {
  readonly categories: ReadonlySet<string>
  readonly dismissed: ReadonlySet<string>
  readonly until: number
}
type Kept = {
  pressing?: readonly Notice[]
  loading?: Promise<void>
  until: number
  people: Map<PersonId, Person>
}

/** What presses stands on every page, so it is asked for once a minute in each process, and again when it is told of a change. */
const keptOf = new WeakMap<Database, Kept>()

const keptFor = (db: Database): Kept => {
  const kept = keptOf.get(db) ?? { until: 0, people: new Map<PersonId, Person>() }
  keptOf.set(db, kept)
  return kept
}

/** Something was published, changed or withdrawn: the next page asks anew. */
export function forgetPressing(db: Database): void {
  keptOf.delete(db)
}

/** Somebody put a notice away: what is kept of them is asked for anew, and of nobody else. */
export function forgetReader(db: Database, personId: PersonId): void {
  keptOf.get(db)?.people.delete(personId)
}

/**
 * Urgent notices and warnings that are shown, or will be within a minute. What is kept is a minute old at most; while it is asked for
 * anew, the older is good enough.
 */
export async function pressingNow(db: Database, now: Date): Promise<readonly Notice[]> {
  const kept = keptFor(db)
  if (kept.until <= performance.now()) kept.loading ??= load(db, kept, now)
  if (!kept.pressing) await kept.loading
  return kept.pressing ?? []
}

/** A page is never lost because the notices on it could not be read. */
async function load(db: Database, kept: Kept, now: Date): Promise<void> {
  try {
    kept.pressing = await listPressing(db, now, new Date(now.getTime() + 2 * keptForMs))
    kept.until = performance.now() + keptForMs
  } catch {
    kept.until = performance.now() + 1000
  } finally {
    delete kept.loading
  }
}

/** Who reads, and what they have put away: asked for every five minutes, and only where something is shown. */
export async function readerOf(
  db: Database,
  actor: Actor,
): Promise<Reader & { readonly dismissed: ReadonlySet<string> }> {
  if (actor.kind !== 'person') return { categories: new Set(), seesAll: false, dismissed: new Set() }
  const { people } = keptFor(db)
  const known = people.get(actor.personId)
  const person =
    known && known.until > performance.now() ? known : await findPersonsNotices(db, actor.personId)
  if (people.size >= mostPeople) people.clear()
  people.set(actor.personId, person)
  return { ...person, seesAll: actor.permissions.has(manages) }
}

async function findPersonsNotices(db: Database, personId: PersonId): Promise<Person> {
  const [organisations, dismissals] = await Promise.all([
    organisationsOf(db, personId),
    dismissedBy(db, personId),
  ])
  const belongs = organisations.filter(
    ({ state, membership, organisation }) =>
      state === 'approved' && membership === 'active' && organisation?.state === 'listed',
  )
  return {
    categories: new Set(belongs.map(({ category }) => category)),
    dismissed: new Set(dismissals),
    until: performance.now() + personKeptForMs,
  }
}
