import type { House } from '../../../../platform/house.ts'
import { refuse } from '../../../../values/refusal.ts'
import type { Driver } from '../types.ts'
import { wayIn } from './token.ts'

/** Any other system, by an address with a token of a minute in it. It is never asked, so it is never known to be down. */
export const link = ({ config, clock }: Pick<House, 'config' | 'clock'>): Driver => ({
  name: 'link',
  hasStage: false,
  ensure: (room) => Promise.resolve(room.run),
  async wayFor({ sitting, server }, { alias, name, role }) {
    if (!server) return refuse('meetings.no.engine-down')
    const secret = Buffer.from(server.secret, 'base64url')
    const by = { issuer: config.url, secret, now: clock.now() }
    return {
      kind: 'redirect',
      to: await wayIn(server.address, { sub: alias, name, role, room: sitting.id }, by),
    }
  },
  remove: () => Promise.resolve(false),
})
