import { z } from 'zod'
import { choice, optionalLine, paragraph, parseForm } from '../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import type { Engine, Format, Room, RoomSetUp } from '../types.ts'

export const formats = [
  'physical',
  'webcast',
  'remote-participation',
  'e-meeting',
] as const satisfies readonly Format[]
export const engines = ['none', 'link'] as const satisfies readonly Engine[]

const shape = z.object({
  format: choice(formats),
  engine: choice(engines),
  address: optionalLine({ max: 500 }).refine(
    (typed) => !typed || isSecure(typed),
    'meetings.problem.address',
  ),
  telephone: paragraph({ max: 500 }),
  capacity: optionalLine({ max: 9 }).refine(
    (typed) => !typed || (/^\d+$/.test(typed) && Number(typed) > 0 && Number(typed) <= 1_000_000),
    'meetings.problem.capacity',
  ),
  open: z.unknown().transform((typed) => typed === 'yes'),
})

/** An address that browsers may be sent to with a token in it: nobody on the way may read it. */
function isSecure(typed: string): boolean {
  const address = URL.parse(typed)
  if (!address || address.username || address.password) return false
  return address.protocol === 'https:' || (address.protocol === 'http:' && address.hostname === 'localhost')
}

/** How a sitting is held, and what carries sound and picture. */
export function parseRoom(typed: Typed): Parsed<RoomSetUp> {
  const parsed = parseForm(shape, typed)
  if (!parsed.ok) return parsed
  const { format, engine, address, telephone, capacity, open } = parsed.value
  if (engine === 'link' && !address)
    return { ok: false, problems: [{ field: 'address', code: 'meetings.problem.address' }] }
  return {
    ok: true,
    value: {
      format,
      engine,
      address: address || null,
      settings: {},
      telephone: telephone || null,
      capacity: capacity ? Number(capacity) : null,
      isOpen: open,
    },
  }
}

/** A room as the fields show it. */
export const typedRoom = (room: Room): Typed => ({
  format: room.format,
  engine: room.engine,
  address: room.address ?? '',
  telephone: room.telephone ?? '',
  capacity: room.capacity === null ? '' : String(room.capacity),
  open: room.isOpen ? 'yes' : '',
})
