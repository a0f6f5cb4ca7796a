import type { House } from '../../../platform/house.ts'
import type { MediaLink } from '../../../platform/processes/messages.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { engineOf, rightsOf } from '../engines/rules.ts'
import { leads } from '../room/rules.ts'
import type { SittingId } from '../types.ts'
import { oneMeeting } from '../view.ts'
import { mediaIdOf } from './ids.ts'
import { findPlate } from './store.ts'
import type { MediaClaims } from './types.ts'

/**
 * What somebody may ask of sound and picture at a sitting: nothing unless they are inside it at this moment and it is held with our
 * own. Asked with every call, by the same rule as the room.
 */
export async function claimsOf(
  house: House,
  link: MediaLink,
  actor: SignedIn,
  sittingId: SittingId,
): Promise<(MediaClaims & { readonly person: NonNullable<MediaClaims['person']> }) | undefined> {
  const view = await oneMeeting(house, actor, sittingId)
  if (!view?.isInside || engineOf(view.sitting, true) !== 'embedded') return undefined
  const plate = await findPlate(house.db, sittingId, actor.personId)
  if (!plate) return undefined
  const speaks = rightsOf(view.role ?? 'participant', view.sitting.room.format).speaks
  return {
    room: sittingId,
    person: {
      ...plate,
      id: mediaIdOf(link, sittingId, actor.personId),
      voice: speaks ? 'speaks' : 'listens',
      leads: leads(view.role),
    },
  }
}
