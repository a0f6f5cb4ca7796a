import type { House } from '../../../../platform/house.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import { ask, type Asking } from '../ask.ts'
import type { Driver, EngineRoom, Entrant, Way } from '../types.ts'
import { signingKey } from './key.ts'
import { tokenFor, type Signing } from './token.ts'

type With = Pick<House, 'db' | 'secrets' | 'clock' | 'config'>

/** Jitsi Meet by a token for one room. Rooms come to be when somebody enters, so there is nothing to make and nobody to ask. */
export function jitsi(house: With, asking: Asking): Driver {
  return {
    name: 'jitsi',
    hasStage: false,

    // Whoever is sent to a server that is away looks at an error of their browser: so it is asked whether it is there.
    async ensure({ server, run }) {
      const there = server && (await ask(new URL('config.js', withSlash(server.address)).href, asking))
      return there && there.status < 500 ? run : refuse('meetings.no.engine-down')
    },

    wayFor: (room, person): Promise<Way | Refusal> => wayTo(house, room, person),

    // The core of Jitsi has no address to say that to, nor to end a room: a moderator does it there, and it ends with its last visitor.
    remove: () => Promise.resolve(false),

    async health(server) {
      if (!server) return { state: 'not-set-up' }
      const answer = await ask(new URL('config.js', withSlash(server.address)).href, asking)
      if (!answer || answer.status >= 500) return { state: 'silent' }
      return { state: answer.status === 200 && /\bconfig\b/.test(answer.text) ? 'well' : 'not-it' }
    },
  }
}

async function wayTo(
  house: With,
  { server, run, sitting }: EngineRoom,
  person: Entrant,
): Promise<Way | Refusal> {
  if (!server) return refuse('meetings.no.engine-down')
  const signing: Signing = server.secret ? { alg: 'HS256', secret: server.secret } : await signingKey(house)
  const by = { signing, now: house.clock.now() }
  const token = await tokenFor(server, { room: run.name, person, format: sitting.room.format }, by)
  const to = new URL(run.name, withSlash(server.address))
  to.searchParams.set('jwt', token)
  // Camera and microphone are off when one enters; what stands behind # never reaches a server.
  to.hash =
    'config.startWithVideoMuted=true&config.startWithAudioMuted=true&config.prejoinConfig.enabled=false'
  return { kind: 'redirect', to: to.href }
}

const withSlash = (address: string): string => (address.endsWith('/') ? address : `${address}/`)
