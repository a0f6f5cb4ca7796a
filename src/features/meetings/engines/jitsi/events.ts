import { z } from 'zod'
import type { House } from '../../../../platform/house.ts'
import { called, runName } from '../called.ts'
import type { EngineEvent } from '../types.ts'

const purpose = 'meetings.jitsi-events'
const bearer = /^Bearer ([\w-]{1,100})$/i

/** What a server shows when it tells us something: known to it and to nobody else, and it changes with its address. */
export const eventsToken = ({ secrets }: Pick<House, 'secrets'>, server: string): string =>
  secrets.sign(purpose, server)

/** Whether somebody shows anything at all; what comes without is not even read. */
export const showsSomething = (authorization: string | undefined): boolean => bearer.test(authorization ?? '')

/** Whether somebody who tells something about a server's room may. */
export function isTold(
  { secrets }: Pick<House, 'secrets'>,
  server: string,
  authorization: string | undefined,
): boolean {
  const token = bearer.exec(authorization ?? '')?.[1]
  return token !== undefined && secrets.isSigned(purpose, server, token)
}

const seconds = z.number().min(0).max(8_640_000_000_000)
const Occupant = z.object({
  occupant_jid: called(600).min(1),
  id: called(100).optional().catch(undefined),
  joined_at: seconds,
  left_at: seconds.optional().catch(undefined),
})
const Told = z.object({
  event_name: z.string().max(60),
  room_name: runName,
  is_breakout: z.boolean().optional().catch(undefined),
  created_at: seconds.optional().catch(undefined),
  destroyed_at: seconds.optional().catch(undefined),
  occupant: Occupant.optional().catch(undefined),
  all_occupants: z.array(z.unknown()).max(20_000).optional().catch(undefined),
})

/**
 * What happened, of what was told. When a room is gone everybody who was in it is told once more: what was lost on the way comes
 * back then, and what was not has the same number.
 */
export function eventsIn(body: string): readonly EngineEvent[] {
  const told = Told.safeParse(parsed(body))
  // Somebody in a small room beside the meeting is in the meeting: they are told as gone and come again otherwise.
  if (!told.success || told.data.is_breakout) return []
  const { event_name: name, room_name, occupant, all_occupants, destroyed_at, created_at } = told.data
  const run = room_name.toLowerCase()
  if (name === 'muc-occupant-joined' && occupant) return [came(run, occupant)]
  if (name === 'muc-occupant-left' && occupant) return went(run, occupant)
  if (name !== 'muc-room-destroyed' || destroyed_at === undefined) return []
  const all = (all_occupants ?? []).flatMap((one) => {
    const read = Occupant.safeParse(one)
    return read.success ? [came(run, read.data), ...went(run, read.data)] : []
  })
  return [
    ...all,
    {
      id: `${run} ended ${created_at ?? ''} ${destroyed_at}`,
      kind: 'ended',
      run,
      at: new Date(destroyed_at * 1000),
    },
  ]
}

type Occupant = z.infer<typeof Occupant>

const came = (run: string, it: Occupant): EngineEvent => ({
  ...about(run, it),
  id: `${run} joined ${it.occupant_jid} ${it.joined_at}`.slice(0, 300),
  kind: 'joined',
  at: new Date(it.joined_at * 1000),
})

const went = (run: string, it: Occupant): readonly EngineEvent[] =>
  it.left_at === undefined
    ? []
    : [
        {
          ...about(run, it),
          id: `${run} left ${it.occupant_jid} ${it.left_at}`.slice(0, 300),
          kind: 'left',
          at: new Date(it.left_at * 1000),
        },
      ]

/** Somebody without a token has no name of ours, and is nobody we know. */
const about = (run: string, { id, occupant_jid }: Occupant) => ({
  run,
  alias: id ?? '',
  connection: occupant_jid.slice(0, 200),
})

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
