import type { House } from '../../../platform/house.ts'
import type { Typed } from '../../../values/problem.ts'
import { eventsToken } from '../engines/jitsi/events.ts'
import { claimsFor } from '../engines/jitsi/token.ts'
import { nameOfServer, serverOf, siteServer } from '../engines/server.ts'
import { findSecret } from '../store/rooms.ts'
import type { Sitting } from '../types.ts'
import type { ForOperator } from './engine-part.ts'
import type { AtDesk, RoomForm } from './pages.ts'
import { typedRoom, type Known } from './parse.ts'
import { listRoles } from './roles.ts'

/** The form of a room with all that stands around it; as it is saved, unless something was typed. */
export async function roomForm(
  house: House,
  desk: AtDesk,
  sitting: Sitting,
  typed: Typed = {},
): Promise<RoomForm> {
  const { hasSecret, site, languages } = await knownOf(house, sitting)
  return {
    ...desk,
    sitting,
    typed: Object.keys(typed).length > 0 ? typed : typedRoom(sitting.room),
    problems: [],
    held: await listRoles(house.db, sitting.id),
    hasSecret,
    site,
    languages,
    operator: await forOperator(house, sitting),
  }
}

/** What a form about a room is read with. */
export async function knownOf(house: House, { id, room }: Sitting): Promise<Known> {
  const here = (['bigbluebutton', 'jitsi'] as const).filter((engine) => siteServer(house, engine))
  const { languages } = house.profile
  return { room, hasSecret: (await findSecret(house.db, id)) !== undefined, site: new Set(here), languages }
}

/** What the operator of an engine sets there, and may read by anybody. */
async function forOperator(house: House, sitting: Sitting): Promise<ForOperator> {
  const { engine } = sitting.room
  const { url } = house.config
  if (engine === 'link')
    return [
      ['issuer', url],
      ['room', sitting.id],
      ['take', `${url}/meetings/${sitting.id}/passes`],
    ]
  const server = engine === 'jitsi' ? await serverOf(house, sitting, engine) : undefined
  if (!server) return []
  const { iss, aud, sub } = claimsFor(server)
  return [
    ['issuer', iss],
    ['audience', aud],
    ['subject', sub],
    ...(server.secret ? [] : ([['keys', `${url}/meetings/engines/jitsi/keys`]] as const)),
    ['events', `${url}/meetings/engines/jitsi`],
  ]
}

/** What opens something, and is shown in the answer to saving and never again. */
export async function shownOnce(
  house: House,
  sitting: Sitting,
  secret: string | undefined,
): Promise<ForOperator> {
  if (secret) return [['secret', secret]]
  const server = sitting.room.engine === 'jitsi' ? await serverOf(house, sitting, 'jitsi') : undefined
  return server ? [['bearer', `Bearer ${eventsToken(house, nameOfServer(server))}`]] : []
}
