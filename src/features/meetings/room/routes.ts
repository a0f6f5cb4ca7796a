import { z } from 'zod'
import type { House } from '../../../platform/house.ts'
import { line, paragraph, parseForm } from '../../../platform/forms/index.ts'
import {
  formOf,
  NotFound,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { SittingPath } from '../parse.ts'
import { listPresent } from '../store/roster.ts'
import type { SittingId } from '../types.ts'
import { oneMeeting, type SittingView } from '../view.ts'
import * as acts from './actions.ts'
import { roomPage } from './page.ts'
import { findConduct, listCaptions, listMessages, listSpeakers } from './store.ts'
import { RoomStreams } from './stream.ts'

const look = { config: { permission: 'signed-in', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'signed-in', freshness: 'any', limit: 'acts' } } as const

const at = '/meetings/:sitting'
const ThingPath = SittingPath.extend({ id: z.uuid().catch('00000000-0000-0000-0000-000000000000') })
const FloorForm = z.object({ act: z.enum(['give', 'end', 'up', 'down', 'strike']) })
const ListForm = z.object({ list: z.enum(['open', 'closed']) })
const Words = z.object({ words: paragraph({ max: 1000, missing: 'meetings.chat.nothing' }) })
const Caption = z.object({ caption: line({ max: 500, missing: 'meetings.chat.nothing' }) })

/** The room of a sitting, and everything that happens in it. */
export function roomRoutes(server: Server, house: House): void {
  const streams = new RoomStreams(house)
  // Before the server waits for its answers to end: these never do by themselves.
  server.addHook('preClose', () => streams.close())

  server.get(`${at}/room`, look, async (request, reply) => {
    const view = await inside(house, request)
    if (!view) return seeOther(reply, `/meetings/${sittingOf(request)}`)
    return show(house, request, reply, 200, view)
  })

  server.get(`${at}/stream`, look, async (request, reply) => {
    const view = await inside(house, request)
    if (!view) throw new NotFound()
    streams.open(view.sitting.id, reply)
  })

  const does = (path: string, work: (request: Request, id: SittingId) => Promise<Refusal | undefined>) =>
    server.post(`${at}${path}`, act, async (request, reply) =>
      answer(house, request, reply, await work(request, sittingOf(request))),
    )

  does('/floor', (request, id) => acts.askForFloor(house, signedIn(request), id))
  does('/floor/leaving', (request, id) => acts.leaveFloor(house, signedIn(request), id))
  does('/floor/:id', (request, id) =>
    acts.moveFloor(house, signedIn(request), id, FloorForm.parse(formOf(request)).act, thingOf(request)),
  )
  does('/list', (request, id) =>
    acts.setList(house, signedIn(request), id, ListForm.parse(formOf(request)).list === 'closed'),
  )
  does('/messages', (request, id) =>
    said(Words, request, ({ words }) => acts.write(house, signedIn(request), id, words)),
  )
  does('/messages/:id/removal', (request, id) =>
    acts.takeAway(house, signedIn(request), id, thingOf(request)),
  )
  does('/captions', (request, id) =>
    said(Caption, request, ({ caption }) => acts.caption(house, signedIn(request), id, caption)),
  )
  does('/end', (request, id) => acts.endForAll(house, signedIn(request), id))
}

/** Does it with what was written; nothing, or too much, is refused in words. */
function said<T>(shape: z.ZodType<T>, request: Request, work: (value: T) => Promise<Refusal | undefined>) {
  const parsed = parseForm(shape, formOf(request))
  if (parsed.ok) return work(parsed.value)
  const [problem] = parsed.problems
  return Promise.resolve({ refused: problem?.code ?? 'meetings.chat.nothing', values: problem?.values ?? {} })
}

const sittingOf = (request: Request): SittingId => SittingPath.parse(request.params).sitting
const thingOf = (request: Request): string => ThingPath.parse(request.params).id

/** The sitting of the address for somebody who is inside it. */
async function inside(house: House, request: Request): Promise<SittingView | undefined> {
  const view = await oneMeeting(house, signedIn(request), sittingOf(request))
  if (!view) throw new NotFound()
  return view.isInside ? view : undefined
}

/** After an act: the room as it is now; a refusal is said in it, and whoever is not inside any more is led to the door. */
async function answer(house: House, request: Request, reply: Reply, no: Refusal | undefined): Promise<Reply> {
  const door = `/meetings/${sittingOf(request)}`
  if (!no) return seeOther(reply, `${door}/room`)
  const view = await inside(house, request)
  return view ? show(house, request, reply, 409, view, no) : seeOther(reply, door)
}

async function show(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  view: SittingView,
  no?: Refusal,
): Promise<Reply> {
  const { db, clock } = house
  const { id } = view.sitting
  const [present, conduct, speakers, messages, captions] = await Promise.all([
    listPresent(db, id),
    findConduct(db, id),
    listSpeakers(db, id),
    listMessages(db, id),
    listCaptions(db, id),
  ])
  const { personId, timeZone } = signedIn(request)
  const words = [formOf(request)['words'] ?? ''].flat()[0] ?? ''
  const proceedings = {
    conduct,
    speaking: speakers.find(({ state }) => state === 'speaking'),
    waiting: speakers.filter(({ state }) => state === 'waiting'),
    messages,
    captions,
  }
  const room = {
    view,
    present,
    proceedings,
    me: personId,
    zone: timeZone,
    now: clock.now(),
    no,
    ...(no && { words }),
  }
  return sendPage(reply, status, roomPage(textsOf(request), room))
}
