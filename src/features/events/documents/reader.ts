import type { House } from '../../../platform/house.ts'
import type { Actor, SignedIn } from '../../../values/actor.ts'
import { findAffiliation } from '../../directory/index.ts'
import { membershipOf } from '../../participation/index.ts'
import type { EventView } from '../types.ts'
import { readableBy, stranger } from './rules.ts'
import { documentsOf } from './store/read.ts'
import type { Attending, EventDocument, Reader } from './types.ts'

/** How far somebody has come with an event, as the room above knows it. */
export type AttendingOf = (actor: SignedIn, event: Pick<EventView, 'id'>) => Promise<Attending>

/** What is known of whoever asks for documents of an event. */
export async function readerOf(
  { db, profile }: Pick<House, 'db' | 'profile'>,
  attendingOf: AttendingOf | undefined,
  actor: Actor,
  event: Pick<EventView, 'id'>,
): Promise<Reader> {
  if (actor.kind !== 'person') return stranger
  const [attending, affiliation] = await Promise.all([
    attendingOf ? attendingOf(actor, event) : ('none' as const),
    findAffiliation(db, actor.personId),
  ])
  const isMemberCategory = profile.categories.some((one) => one.id === affiliation?.category && one.isMember)
  return {
    isSignedIn: true,
    attending,
    isMember: affiliation?.state === 'approved' && isMemberCategory && membershipOf(affiliation) === 'active',
    isStaff: actor.permissions.has('events.manage'),
  }
}

/** The papers of an event that somebody may have, for a room above that shows them. */
export async function readableDocuments(
  house: Pick<House, 'db' | 'profile'>,
  attendingOf: AttendingOf,
  actor: Actor,
  event: Pick<EventView, 'id'>,
): Promise<readonly EventDocument[]> {
  const documents = await documentsOf(house.db, event.id)
  if (documents.length === 0) return []
  return readableBy(documents, await readerOf(house, attendingOf, actor, event))
}
