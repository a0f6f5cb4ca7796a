import type { House } from '../../platform/house.ts'
import type { Actor } from '../../values/actor.ts'
import type { DocumentsParts } from './parts.ts'
import { stranger } from './rules.ts'
import { listedIn } from './store/readers.ts'
import type { ListedFor } from './store/list.ts'
import type { Document, Reader } from './types.ts'

/** Keeping the documents: handing them in, publishing, withdrawing, saying who reads them. */
export const keeps = 'documents.manage'

/** What is known of whoever asks, as far as these documents need it. */
export async function readerOf(
  { db }: Pick<House, 'db'>,
  parts: DocumentsParts,
  actor: Actor,
  documents: readonly Document[],
): Promise<Reader> {
  if (actor.kind !== 'person') return stranger
  const isStaff = actor.permissions.has(keeps)
  if (isStaff) return { ...stranger, isSignedIn: true, isStaff }
  const events = documents.flatMap(({ eventId }) => (eventId ? [eventId] : []))
  const lists = documents.filter(({ level }) => level === 'list').map(({ id }) => id)
  const [standing, confirmedFor, listed] = await Promise.all([
    parts.standingOf(actor),
    parts.confirmedFor(actor, [...new Set(events)]),
    listedIn(db, actor.personId, lists),
  ])
  return { ...standing, isSignedIn: true, isStaff, confirmedFor, listedIn: listed }
}

/**
 * For whom documents are listed on the pages of readers. Staff find there what anybody signed in finds, and everything at their desk;
 * whoever looks at somebody's pages to help them is not shown what they read by name.
 */
export const listedFor = (actor: Actor): ListedFor =>
  actor.kind === 'person'
    ? { is: 'person', personId: actor.viewedBy ? null : actor.personId }
    : { is: 'stranger' }
