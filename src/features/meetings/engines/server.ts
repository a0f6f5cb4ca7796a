import type { House } from '../../../platform/house.ts'
import { findSecret } from '../store/rooms.ts'
import type { EngineSettings, Sitting } from '../types.ts'
import { openSecret } from './secret.ts'
import type { EngineName, EngineServer } from './types.ts'

type With = Pick<House, 'db' | 'secrets' | 'config'>

/** The server that carries a sitting: its own where staff gave one, else the one this installation is set to. */
export async function serverOf(
  house: With,
  { id, room }: Pick<Sitting, 'id' | 'room'>,
  engine: EngineName,
): Promise<EngineServer | undefined> {
  if (!room.address) return siteServer(house, engine, room.settings)
  const sealed = await findSecret(house.db, id)
  const secret = sealed ? openSecret(house, id, sealed) : ''
  return { address: room.address, secret, settings: room.settings }
}

/** The server of this installation for an engine; undefined where none is set. What a room says besides stands before it. */
export function siteServer(
  { config }: Pick<House, 'config'>,
  engine: EngineName,
  settings: EngineSettings = {},
): EngineServer | undefined {
  if (engine === 'bigbluebutton' && config.bigbluebuttonUrl && config.bigbluebuttonSecret)
    return { address: config.bigbluebuttonUrl, secret: config.bigbluebuttonSecret, settings }
  if (engine === 'jitsi' && config.jitsiUrl)
    return {
      address: config.jitsiUrl,
      secret: config.jitsiSecret ?? '',
      settings: { app: config.jitsiApp, ...settings },
    }
  return undefined
}

/** What a server is known by: where it is, and nothing of what opens it. */
export const nameOfServer = ({ address }: Pick<EngineServer, 'address'>): string => new URL(address).origin
