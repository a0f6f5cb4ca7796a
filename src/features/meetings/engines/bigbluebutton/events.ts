import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { called, runName } from '../called.ts'
import type { EngineEvent, EngineServer } from '../types.ts'
import { checksum, hashes } from './calls.ts'

/**
 * Whether what was told comes from whoever knows the secret: over the address we gave, and the body byte by byte. Webhooks have a
 * setting of their own for the hash, so any the server can make is good.
 */
export const isTrue = ({ secret }: EngineServer, given: string, address: string, body: string): boolean =>
  hashes.some((hash) => {
    const [right, said] = [
      Buffer.from(checksum(hash, address, body, secret)),
      Buffer.from(given.toLowerCase()),
    ]
    return right.length === said.length && timingSafeEqual(right, said)
  })

const Told = z.object({
  data: z.object({
    id: called(100),
    attributes: z.object({
      meeting: z.object({
        'internal-meeting-id': called(120).min(1),
        'external-meeting-id': runName,
      }),
      user: z
        .object({
          'internal-user-id': called(60).min(1),
          'external-user-id': called(100),
        })
        .optional(),
    }),
    event: z.object({ ts: z.number().int().min(0).max(8_640_000_000_000_000) }),
  }),
})

const kinds: Readonly<Record<string, EngineEvent['kind']>> = {
  'user-joined': 'joined',
  'user-audio-voice-enabled': 'media',
  'user-left': 'left',
  'meeting-ended': 'ended',
}

/** What happened, of what was told; what says nothing about attendance is passed over, and so is what cannot be read. */
export function eventsIn(body: string): readonly EngineEvent[] {
  return listIn(body).flatMap((one): EngineEvent[] => {
    const told = Told.safeParse(one)
    const kind = told.success ? kinds[told.data.data.id] : undefined
    if (!told.success || !kind) return []
    const { attributes, event } = told.data.data
    const { meeting, user } = attributes
    if (kind !== 'ended' && !user) return []
    const connection = kind === 'ended' ? undefined : user?.['internal-user-id']
    return [
      {
        id: [meeting['internal-meeting-id'], kind, connection ?? '', event.ts].join(' '),
        kind,
        run: meeting['external-meeting-id'],
        ...(user && connection && { alias: user['external-user-id'], connection }),
        at: new Date(event.ts),
      },
    ]
  })
}

/** The events in a body: a field that holds a list in JSON. */
function listIn(body: string): readonly unknown[] {
  try {
    const list: unknown = JSON.parse(new URLSearchParams(body).get('event') ?? '')
    return Array.isArray(list) ? list.slice(0, 500) : []
  } catch {
    return []
  }
}
