import type { House } from '../../../platform/house.ts'
import { askMedia } from '../media/ask.ts'
import { roomMedia } from '../media/room-media.ts'
import type { Driver, Health } from './types.ts'

/** Our own sound and picture: drawn on the page of the room, so there is nowhere to send anybody. */
export const embedded = (house: Pick<House, 'config' | 'media'>): Driver => ({
  name: 'embedded',
  hasStage: true,
  ensure: (room) => Promise.resolve(room.run),
  wayFor: () => Promise.resolve({ kind: 'stage' }),
  async remove({ sitting }, { personId }) {
    await roomMedia(house)?.remove(sitting.id, personId)
    return true
  },
  health: () => healthOf(house),
})

async function healthOf({ config, media }: Pick<House, 'config' | 'media'>): Promise<Health> {
  if (!media) return { state: config.media === 'on' ? 'silent' : 'not-set-up' }
  const { status } = await askMedia(media, { room: '' }, 'GET health')
  return { state: status === 200 ? 'well' : 'silent' }
}
