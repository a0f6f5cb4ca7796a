import { z } from 'zod'
import {
  choice,
  optionalChoice,
  optionalLine,
  paragraph,
  parseForm,
  tick,
} from '../../../platform/forms/index.ts'
import type { Parsed, Problem, Typed } from '../../../values/problem.ts'
import type { Language } from '../../../values/language.ts'
import { hashes } from '../engines/bigbluebutton/calls.ts'
import type { Engine, EngineSettings, Format, Room, RoomTyped } from '../types.ts'

export const formats = [
  'physical',
  'webcast',
  'remote-participation',
  'e-meeting',
] as const satisfies readonly Format[]
export const engines = [
  'embedded',
  'bigbluebutton',
  'jitsi',
  'link',
  'none',
] as const satisfies readonly Engine[]

/** A word that stands in a token and is compared there. */
const plainWord = () =>
  optionalLine({ max: 100 }).refine((typed) => !typed || /^[\w.*:/@-]+$/.test(typed), 'meetings.problem.word')

const shape = z.object({
  format: choice(formats),
  engine: choice(engines),
  address: optionalLine({ max: 500 })
    .refine((typed) => !typed || isSecure(typed), 'meetings.problem.address')
    .transform((typed) => (typed ? asWritten(typed) : undefined)),
  secret: optionalLine({ max: 300 }),
  anew: tick(),
  checksum: optionalChoice(hashes),
  app: plainWord(),
  audience: plainWord(),
  domain: plainWord(),
  telephone: paragraph({ max: 500 }),
  languages: z
    .unknown()
    .optional()
    .transform((typed) => [typed].flat()),
  capacity: optionalLine({ max: 9 }).refine(
    (typed) => !typed || (/^\d+$/.test(typed) && Number(typed) > 0 && Number(typed) <= 1_000_000),
    'meetings.problem.capacity',
  ),
  open: z.unknown().transform((typed) => typed === 'yes'),
})

type Shape = z.infer<typeof shape>

/** An address that browsers may be sent to with a token in it: nobody on the way may read it. */
function isSecure(typed: string): boolean {
  const address = URL.parse(typed)
  if (!address || address.username || address.password) return false
  return address.protocol === 'https:' || (address.protocol === 'http:' && address.hostname === 'localhost')
}

/** The same address however it was typed: `HTTPS:Example.org` is `https://example.org/`. */
const asWritten = (typed: string): string => new URL(typed).href

/** What is known of a room while a form about it is read. */
export type Known = {
  readonly room: Pick<Room, 'engine' | 'address'>
  readonly hasSecret: boolean
  /** Those of the body. */
  readonly languages: readonly Language[]
  /** Engines for which this installation has a server that rooms use unless they name another one. */
  readonly site: ReadonlySet<Engine>
}

/** How a sitting is held, and what carries sound and picture. */
export function parseRoom(typed: Typed, known: Known): Parsed<RoomTyped> {
  const parsed = parseForm(shape, typed)
  if (!parsed.ok) return parsed
  const problem = missing(parsed.value, known)
  if (problem) return { ok: false, problems: [problem] }
  const { format, engine, address, telephone, languages, capacity, open, secret, anew } = parsed.value
  const isElsewhere = engine !== 'none' && engine !== 'embedded'
  return {
    ok: true,
    value: {
      room: {
        format,
        engine,
        address: (isElsewhere && address) || null,
        settings: settingsOf(parsed.value),
        telephone: telephone || null,
        languages: known.languages.filter((one) => languages.includes(one)),
        capacity: capacity ? Number(capacity) : null,
        isOpen: open,
      },
      secret: isElsewhere && engine !== 'link' ? secret : undefined,
      anew,
    },
  }
}

/** What an engine cannot do without. A server of its own needs its own secret, since the usual one belongs to the usual server. */
function missing(
  { engine, address, secret, anew }: Shape,
  { room, hasSecret, site }: Known,
): Problem | undefined {
  if (engine === 'link' && !address) return { field: 'address', code: 'meetings.problem.address' }
  if (engine !== 'bigbluebutton' && engine !== 'jitsi') return undefined
  // We ask there by names of our own, so nothing may stand behind the path.
  if (address && /[?#]/.test(address)) return { field: 'address', code: 'meetings.problem.address-plain' }
  if (!address && !site.has(engine)) return { field: 'address', code: 'meetings.problem.no-server' }
  if (!address && secret) return { field: 'secret', code: 'meetings.problem.secret-of-whom' }
  const isKept = hasSecret && !anew && room.engine === engine && room.address === (address || null)
  if (engine === 'bigbluebutton' && address && !secret && !isKept)
    return { field: 'secret', code: 'meetings.problem.secret' }
  return undefined
}

/** What an engine is told besides; of other engines nothing is kept. */
function settingsOf({ engine, checksum, app, audience, domain }: Shape): EngineSettings {
  if (engine === 'bigbluebutton') return checksum ? { checksum } : {}
  if (engine !== 'jitsi') return {}
  return { ...(app && { app }), ...(audience && { audience }), ...(domain && { domain }) }
}

/** A room as the fields show it. A secret is never shown again. */
export const typedRoom = (room: Room): Typed => ({
  format: room.format,
  engine: room.engine,
  address: room.address ?? '',
  checksum: room.settings.checksum ?? hashes[0],
  app: room.settings.app ?? '',
  audience: room.settings.audience ?? '',
  domain: room.settings.domain ?? '',
  telephone: room.telephone ?? '',
  languages: [...room.languages],
  capacity: room.capacity === null ? '' : String(room.capacity),
  open: room.isOpen ? 'yes' : '',
})
