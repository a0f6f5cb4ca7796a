import type { z } from 'zod'
import type { House } from '../../../platform/house.ts'
import { parseForm } from '../../../platform/forms/index.ts'
import {
  formOf,
  NotFound,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { SittingId } from '../types.ts'
import * as chair from './actions/chair.ts'
import * as floor from './actions/floor.ts'
import * as lead from './actions/lead.ts'
import * as people from './actions/people.ts'
import * as words from './actions/words.ts'
import { rememberCaptionSize } from './caption-size.ts'
import { announcementDeskRoutes } from './desk-routes.ts'
import { insideOf, RoomShow, sittingOf, thingOf } from './show.ts'
import { logRoutes } from './log-routes.ts'
import { roomPage } from './pages/room.ts'
import {
  BreakForm,
  Caption,
  EntryForm,
  FloorForm,
  KindForm,
  ListForm,
  PauseForm,
  PersonForm,
  RequestForm,
  RollForm,
  Said,
  SizeForm,
  TimeForm,
  Words,
} from './parse.ts'
import { RoomStreams } from './stream.ts'
import type { RoomMedia } from './types.ts'

const look = { config: { permission: 'signed-in', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'signed-in', freshness: 'any', limit: 'acts' } } as const

const at = '/meetings/:sitting'

/** What the room needs of others: sound that can be turned off, where there is some. */
export type RoomParts = { readonly media?: RoomMedia | undefined }

type Done = Promise<Refusal | undefined>
type By = { readonly actor: SignedIn; readonly id: SittingId; readonly request: Request }

/** The room of a sitting, and everything that happens in it. */
export function roomRoutes(
  server: Server,
  house: House,
  { media }: RoomParts = {},
): Pick<RoomShow, 'refuse'> {
  const show = new RoomShow(house, media !== undefined)
  const streams = new RoomStreams(house, (id) => show.changed(id))
  // Before the server waits for its answers to end: these never do by themselves.
  server.addHook('preClose', () => streams.close())
  logRoutes(server, house)
  announcementDeskRoutes(server, house)

  server.get(`${at}/room`, look, async (request, reply) => {
    const view = await insideOf(house, request)
    if (!view) return seeOther(reply, `/meetings/${sittingOf(request)}`)
    return sendPage(reply, 200, roomPage(textsOf(request), await show.viewOf(request, view)), {
      usesDevices: true,
    })
  })

  // What differs from what a page has. Nothing: 204, and it stays as it is.
  server.get(`${at}/parts`, look, async (request, reply) => {
    const view = await insideOf(house, request)
    if (!view) return seeOther(reply, `/meetings/${sittingOf(request)}`)
    return show.sendParts(request, reply, view)
  })

  server.get(`${at}/stream`, look, async (request, reply) => {
    const view = await insideOf(house, request)
    if (!view) throw new NotFound()
    streams.open(view.sitting.id, reply)
  })

  server.post(`${at}/captions/size`, act, async (request, reply) => {
    rememberCaptionSize(reply, SizeForm.parse(formOf(request)).size)
    return seeOther(reply, `/meetings/${sittingOf(request)}/room`)
  })

  const does = (path: string, work: (by: By) => Done) =>
    server.post(`${at}${path}`, act, async (request, reply) => {
      const id = sittingOf(request)
      const no = await work({ actor: signedIn(request), id, request })
      show.changed(id)
      return show.answer(request, reply, no)
    })

  floorActs(does, house)
  wordActs(does, house)
  leadActs(does, house)
  peopleActs(does, house, media)
  return { refuse: (request, reply, no) => show.refuse(request, reply, no) }
}

type Does = (path: string, work: (by: By) => Done) => void

/** The list of speakers. */
function floorActs(does: Does, house: House): void {
  does('/floor', ({ actor, id, request }) =>
    floor.askForFloor(house, actor, id, KindForm.parse(formOf(request)).kind),
  )
  does('/floor/leaving', ({ actor, id, request }) =>
    floor.leaveFloor(house, actor, id, RequestForm.parse(formOf(request)).request),
  )
  does('/floor/:id', ({ actor, id, request }) => {
    const { act: what, while: speaking } = FloorForm.parse(formOf(request))
    return floor.moveFloor(house, actor, id, what, { request: thingOf(request), seen: { speaking } })
  })
  does('/list', ({ actor, id, request }) =>
    floor.setList(house, actor, id, ListForm.parse(formOf(request)).list === 'closed'),
  )
  does('/list/entry', ({ actor, id, request }) => {
    const { organisation, kind } = EntryForm.parse(formOf(request))
    return floor.enterIntoList(house, actor, id, organisation, kind)
  })
  does('/time', ({ actor, id, request }) =>
    floor.setTime(house, actor, id, TimeForm.parse(formOf(request)).seconds),
  )
}

/** What is written and typed. */
function wordActs(does: Does, house: House): void {
  does('/messages', ({ actor, id, request }) =>
    said(Words, request, (it) => words.write(house, actor, id, it.words)),
  )
  does('/messages/pause', ({ actor, id, request }) =>
    words.pauseChat(house, actor, id, PauseForm.parse(formOf(request)).pause === 'yes'),
  )
  does('/messages/:id/removal', ({ actor, id, request }) =>
    words.takeAway(house, actor, id, thingOf(request)),
  )
  does('/captions', ({ actor, id, request }) =>
    said(Caption, request, ({ caption }) => words.caption(house, actor, id, caption)),
  )
}

/** What concerns the whole sitting. */
function leadActs(does: Does, house: House): void {
  does('/announcements', ({ actor, id, request }) =>
    said(Said, request, (it) => lead.announce(house, actor, id, it.said)),
  )
  does('/announcements/:id/end', ({ actor, id, request }) =>
    lead.takeDown(house, actor, id, thingOf(request)),
  )
  does('/break', ({ actor, id, request }) =>
    lead.suspend(house, actor, id, BreakForm.parse(formOf(request)).minutes),
  )
  does('/break/end', ({ actor, id }) => lead.resume(house, actor, id))
  does('/roll', ({ actor, id, request }) => {
    const { organisation, here } = RollForm.parse(formOf(request))
    return lead.markHere(house, actor, id, organisation, here === 'yes')
  })
  does('/end', ({ actor, id }) => lead.endForAll(house, actor, id))
}

/** What concerns one of those who are here, or at the door. */
function peopleActs(does: Does, house: House, media: RoomMedia | undefined): void {
  const whom = (request: Request) => PersonForm.parse(formOf(request)).person
  does('/chair', ({ actor, id }) => chair.takeChair(house, actor, id))
  does('/chair/handover', ({ actor, id, request }) => chair.handOverChair(house, actor, id, whom(request)))
  does('/admission', ({ actor, id, request }) => people.admit(house, actor, id, whom(request)))
  does('/removal', ({ actor, id, request }) => people.remove(house, actor, id, whom(request), media))
  does('/removal/end', ({ actor, id, request }) => people.letBackIn(house, actor, id, whom(request)))
  if (media) does('/muting', ({ actor, id, request }) => people.mute(house, actor, id, whom(request), media))
}

/** Does it with what was written; nothing, or too much, is refused in words. */
function said<T>(shape: z.ZodType<T>, request: Request, work: (value: T) => Done): Done {
  const parsed = parseForm(shape, formOf(request))
  if (parsed.ok) return work(parsed.value)
  const [problem] = parsed.problems
  return Promise.resolve({ refused: problem?.code ?? 'meetings.chat.nothing', values: problem?.values ?? {} })
}
