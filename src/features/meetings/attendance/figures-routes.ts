import { z } from 'zod'
import type { House } from '../../../platform/house.ts'
import {
  NotFound,
  queryOf,
  sendFile,
  sendPage,
  signedIn,
  textsOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { findEventForDesk } from '../../events/index.ts'
import { sittingAtDesk } from './desk-routes.ts'
import { attendanceFile, type Form } from './export.ts'
import { figuresPage } from './pages/figures.ts'
import { SittingPath } from './parse.ts'
import { listObjections } from './store/objections.ts'
import { summaryOf } from './summary.ts'

const look = { config: { permission: 'events.manage', freshness: 'any', limit: 'pages' } } as const
const at = '/desk/events/:code/attendance'
const Drawn = z.object({ sitting: z.uuid().optional().catch(undefined) })

/** Attendance of an event in numbers, and as files. */
export function attendanceFiguresRoutes(server: Server, house: House): void {
  const { profile, clock, db } = house

  server.get(at, look, async (request, reply) => {
    const event = await eventOf(house, request)
    const now = clock.now()
    const [summary, asking] = await Promise.all([
      summaryOf(house, event.id),
      listObjections(db, event.id, 'open'),
    ])
    const { sitting: wanted } = Drawn.parse(queryOf(request))
    const all = summary.sittings.map(({ sitting }) => sitting)
    const begun = all.filter(({ startsAt }) => startsAt <= now)
    const drawn = all.find(({ id }) => id === wanted) ?? begun.at(-1)
    const { permissions } = signedIn(request)
    const view = { event, permissions, now, summary, asking, drawn, profile }
    return sendPage(reply, 200, figuresPage(textsOf(request), view))
  })

  for (const form of ['csv', 'xlsx'] as const satisfies readonly Form[]) {
    server.get(`${at}.${form}`, look, async (request, reply) => {
      const event = await eventOf(house, request)
      const summary = await summaryOf(house, event.id)
      return sendFile(reply, attendanceFile({ t: textsOf(request), profile }, summary, event.code, form))
    })
    server.get(`/desk/events/:code/rooms/:sitting/attendance.${form}`, look, async (request, reply) => {
      const { event, sitting } = await sittingAtDesk(house, request)
      const summary = await summaryOf(house, event.id, [sitting])
      return sendFile(reply, attendanceFile({ t: textsOf(request), profile }, summary, event.code, form))
    })
  }
}

async function eventOf({ db }: House, request: Request) {
  const event = await findEventForDesk(db, SittingPath.parse(request.params).code)
  if (!event) throw new NotFound()
  return event
}
