import { recipientOf } from '../accounts/index.ts'
import type { House } from '../../platform/house.ts'
import {
  formOf,
  NotFound,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Request,
  type Server,
} from '../../platform/http/index.ts'
import { join } from './actions/join.ts'
import { leave } from './actions/leave.ts'
import { attendanceRoutes } from './attendance/routes.ts'
import { meetingDeskRoutes } from './desk/routes.ts'
import { openDrivers } from './engines/drivers.ts'
import { engineRoutes } from './engines/routes.ts'
import { joinPage } from './pages/join.ts'
import { listPage } from './pages/list.ts'
import { SittingPath } from './parse.ts'
import { roomRoutes } from './room/routes.ts'
import { listAnnouncements } from './room/store/announcements.ts'
import { roomMedia } from './media/room-media.ts'
import { mediaRoutes } from './media/routes.ts'
import { preflightRoutes } from './preflight/routes.ts'
import { comeBack } from './actions/come-back.ts'
import { saveSeen } from './store/attendance.ts'
import { myMeetings, oneMeeting, type SittingView } from './view.ts'

const look = { config: { permission: 'signed-in', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'signed-in', freshness: 'any', limit: 'acts' } } as const

/** My meetings, and the door and the room of each. */
export function meetingRoutes(server: Server, house: House, drivers = openDrivers(house)): void {
  engineRoutes(server, house, drivers)
  meetingDeskRoutes(server, house, drivers)
  attendanceRoutes(server, house, drivers)
  mediaRoutes(server, house)
  preflightRoutes(server, house)
  const { refuse } = roomRoutes(server, house, { media: roomMedia(house) })

  server.get('/meetings', look, async (request, reply) => {
    const mine = await myMeetings(house, signedIn(request))
    return sendPage(reply, 200, listPage(textsOf(request), mine, readerOf(house, request)))
  })

  server.get('/meetings/:sitting', look, async (request, reply) => {
    const view = await one(house, request)
    return sendPage(reply, 200, joinPage(textsOf(request), view, await known(house, request)))
  })

  server.post('/meetings/:sitting/join', act, async (request, reply) => {
    const { sitting } = SittingPath.parse(request.params)
    const no = await join(house, signedIn(request), sitting)
    if (!no) return seeOther(reply, `/meetings/${sitting}/room`)
    const view = await one(house, request)
    return sendPage(reply, 409, joinPage(textsOf(request), view, await known(house, request), no))
  })

  server.post('/meetings/:sitting/presence', act, async (request, reply) => {
    const { sitting } = SittingPath.parse(request.params)
    const actor = signedIn(request)
    const isInside =
      (await saveSeen(house.db, sitting, actor.personId, house.clock.now())) ||
      (await comeBack(house, actor, sitting))
    return reply.code(isInside ? 204 : 410).send()
  })

  server.post('/meetings/:sitting/leaving', act, async (request, reply) => {
    const { sitting } = SittingPath.parse(request.params)
    const knowing = 'knowing' in formOf(request)
    const no = await leave(house, signedIn(request), sitting, knowing)
    if (no) return refuse(request, reply, no)
    notify(request, 'meetings.left')
    return seeOther(reply, '/meetings')
  })
}

/** The sitting of the address; where there is none, nothing is here. */
async function one(house: House, request: Request): Promise<SittingView> {
  const { sitting } = SittingPath.parse(request.params)
  const view = await oneMeeting(house, signedIn(request), sitting)
  if (!view) throw new NotFound()
  return view
}

const readerOf = (house: House, request: Request) => ({
  zone: signedIn(request).timeZone,
  now: house.clock.now(),
})

/** The reader, and the address by which they may know which of their accounts this is. */
async function known(house: House, request: Request) {
  const actor = signedIn(request)
  const [contact, announcements] = await Promise.all([
    recipientOf(house.db, actor.personId),
    listAnnouncements(house.db, SittingPath.parse(request.params).sitting),
  ])
  return { ...readerOf(house, request), signedInAs: contact?.address ?? actor.name, announcements }
}
