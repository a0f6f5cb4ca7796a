import type { House } from '../../../platform/house.ts'
import type { MediaLink } from '../../../platform/processes/messages.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { engineOf } from '../engines/rules.ts'
import { leads } from '../room/rules.ts'
import type { SittingId } from '../types.ts'
import { oneMeeting, type SittingView } from '../view.ts'
import { mediaIdOf } from './ids.ts'
import { voiceOf } from './rules.ts'
import { findPlate } from './store.ts'
import type { MediaClaims, Voice } from './types.ts'

/** What somebody is to our own sound and picture at a sitting; undefined where it does not run, or another engine is used. */
export function stageOf(
  { media }: Pick<House, 'media'>,
  { sitting, role }: Pick<SittingView, 'sitting' | 'role'>,
): Voice | undefined {
  if (!media || engineOf(sitting, true) !== 'embedded') return undefined
  return voiceOf(role, sitting)
}

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
  const voice = view?.isInside ? stageOf({ media: link }, view) : undefined
  if (!view || !voice) return undefined
  const plate = await findPlate(house.db, sittingId, actor.personId)
  if (!plate) return undefined
  return {
    room: sittingId,
    person: {
      ...plate,
      id: mediaIdOf(link, sittingId, actor.personId),
      voice,
      leads: leads(view.role),
    },
  }
}
