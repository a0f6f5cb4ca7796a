import { z } from 'zod'
import type { House } from '../../../../platform/house.ts'
import type { Server } from '../../../../platform/http/index.ts'
import { readToken, type Pass } from './token.ts'
import { SittingPath } from '../../parse.ts'
import { findSecret, takeToken } from '../../store/rooms.ts'
import { findSitting } from '../../store/sittings.ts'
import { openSecret } from '../secret.ts'

const engine = { config: { permission: 'everyone', freshness: 'any', limit: 'acts' } } as const
const Sent = z.object({ token: z.string().max(4000).catch('') })

/**
 * Where an engine asks whether a token is good: once it is, name and role; a second time, too late, forged or for another room
 * it is gone (410), and nothing says which.
 */
export function passRoutes(server: Server, house: House): void {
  server.post('/meetings/:sitting/passes', engine, async (request, reply) => {
    const { sitting } = SittingPath.parse(request.params)
    const pass = await take(house, sitting, Sent.parse(request.body ?? {}).token)
    return pass ? reply.send(pass) : reply.code(410).send({ problem: 'gone' })
  })
}

async function take(house: House, sittingId: string, token: string): Promise<Pass | undefined> {
  const { db, config, clock } = house
  const [sitting, sealed] = [await findSitting(db, sittingId), await findSecret(db, sittingId)]
  const address = sitting?.room.address
  if (!address || !sealed) return undefined
  const secret = Buffer.from(openSecret(house, sittingId, sealed), 'base64url')
  const read = await readToken(token, {
    issuer: config.url,
    address,
    room: sittingId,
    secret,
    now: clock.now(),
  })
  if (!read || !(await takeToken(db, read.id, read.expiresAt))) return undefined
  const { sub, name, role, room } = read
  return { sub, name, role, room }
}
