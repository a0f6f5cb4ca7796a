import type { House } from '../../platform/house.ts'
import type { SignedIn } from '../../values/actor.ts'
import type { EventId } from '../../values/ids.ts'
import { findLive } from './store/read.ts'

/** For the papers of an event: whether somebody is registered for it, and whether that is confirmed. */
export const attendingOf =
  ({ db }: Pick<House, 'db'>) =>
  async (
    { personId }: SignedIn,
    event: { readonly id: EventId },
  ): Promise<'none' | 'registered' | 'confirmed'> => {
    const live = await findLive(db, event.id, personId)
    if (!live || live.state === 'draft') return 'none'
    return live.state === 'confirmed' || live.state === 'checked-in' ? 'confirmed' : 'registered'
  }
