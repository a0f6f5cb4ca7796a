import type { House } from '../../../platform/house.ts'
import type { RoomMedia } from '../room/types.ts'
import { askMedia } from './ask.ts'
import { mediaIdOf } from './ids.ts'

/** What the room may ask of our own sound and picture; undefined where they do not run here. */
export function roomMedia({ media: link }: Pick<House, 'media'>): RoomMedia | undefined {
  if (!link) return undefined
  return {
    mute: async (sittingId, personId) => {
      const id = mediaIdOf(link, sittingId, personId)
      return (await askMedia(link, { room: sittingId }, `POST mute/${id}`)).status === 204
    },
    remove: async (sittingId, personId) => {
      const id = mediaIdOf(link, sittingId, personId)
      await askMedia(link, { room: sittingId }, `POST removal/${id}`)
    },
  }
}
