import type { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../values/actor.ts'
import type { PersonId } from '../../values/ids.ts'
import { organisationsOf } from '../directory/index.ts'
import { dismissalsOf } from './store/dismissals.ts'
import { listShown } from './store/notices.ts'
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
  shown?: readonly Notice[]
  loading?: Promise<void>
  until: number
  people: Map<PersonId, Person>
}

/** What is shown stands on every page, so it is asked for once a minute in each process, and again when it is told of a change. */
const keptOf = new WeakMap<Database, Kept>()

const keptFor = (db: Database): Kept => {
  const kept = keptOf.get(db) ?? { until: 0, people: new Map<PersonId, Person>() }
  keptOf.set(db, kept)
  return kept
}

/** Something was published, changed, withdrawn or put away: the next page asks anew. */
export function forgetShown(db: Database): void {
  keptOf.delete(db)
}

/** What is shown or will be. What is kept is a minute old at most; while it is asked for anew, the older is good enough. */
export async function shownNow(db: Database, now: Date): Promise<readonly Notice[]> {
  const kept = keptFor(db)
  if (kept.until <= performance.now()) kept.loading ??= load(db, kept, now)
  if (!kept.shown) await kept.loading
  return kept.shown ?? []
}

/** A page is never lost because the notices on it could not be read. */
async function load(db: Database, kept: Kept, now: Date): Promise<void> {
  try {
    kept.shown = await listShown(db, now)
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
    dismissalsOf(db, personId),
  ])
  const belongs = organisations.filter(
    ({ state, membership, organisation }) =>
      state === 'approved' && membership === 'active' && organisation?.state === 'listed',
  )
  return {
    categories: new Set(belongs.map(({ category }) => category)),
    dismissed: new Set(dismissals.map((one) => one.notice_id)),
    until: performance.now() + personKeptForMs,
  }
}
