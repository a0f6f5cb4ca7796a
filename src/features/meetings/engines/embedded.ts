import type { House } from '../../../platform/house.ts'
import type { Driver } from './types.ts'

/** Our own sound and picture: drawn on the page of the room, so there is nowhere to send anybody. */
export const embedded = ({ config }: Pick<House, 'config'>): Driver => ({
  name: 'embedded',
  capabilities: { hasStage: true, removes: false, ends: false, tellsPeople: false, tellsEvents: false },
  ensure: (room) => Promise.resolve(room.run),
  wayFor: () => Promise.resolve({ kind: 'stage' }),
  remove: () => Promise.resolve(false),
  end: () => Promise.resolve(false),
  health: () => Promise.resolve({ state: config.media === 'on' ? 'well' : 'not-set-up' }),
})
