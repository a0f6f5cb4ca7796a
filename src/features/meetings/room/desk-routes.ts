import { z } from 'zod'
import { parseForm } from '../../../platform/forms/index.ts'
import type { House } from '../../../platform/house.ts'
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
import type { Problem } from '../../../values/problem.ts'
import { findEventForDesk } from '../../events/index.ts'
import { listSittings } from '../store/sittings.ts'
import { announceFromDesk } from './actions/lead.ts'
import { announcementsPage, type AnnouncementsAtDesk } from './pages/announcements.ts'
import { Said, ThingPath } from './parse.ts'
import { listAnnouncements } from './store/announcements.ts'

const look = { config: { permission: 'events.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'events.manage', freshness: 'any', limit: 'acts' } } as const
const at = '/desk/events/:code/rooms/:sitting/announcements'
const Path = ThingPath.extend({ code: z.string().max(20).catch('') })

/** What the secretariat says to everybody in a sitting, whoever is inside. */
export function announcementDeskRoutes(server: Server, house: House): void {
  server.get(at, look, async (request, reply) =>
    sendPage(reply, 200, announcementsPage(textsOf(request), await deskOf(house, request))),
  )

  server.post(at, act, async (request, reply) => {
    const desk = await deskOf(house, request)
    const parsed = parseForm(Said, formOf(request))
    if (!parsed.ok)
      return sendPage(reply, 422, announcementsPage(textsOf(request), { ...desk, problems: parsed.problems }))
    await announceFromDesk(house, signedIn(request), desk.sitting, { words: parsed.value.said })
    return seeOther(reply, addressOf(desk))
  })

  server.post(`${at}/:id/end`, act, async (request, reply) => {
    const desk = await deskOf(house, request)
    await announceFromDesk(house, signedIn(request), desk.sitting, { end: Path.parse(request.params).id })
    return seeOther(reply, addressOf(desk))
  })
}

const addressOf = ({ event, sitting }: AnnouncementsAtDesk): string =>
  `/desk/events/${event.code}/rooms/${sitting.id}/announcements`

async function deskOf(house: House, request: Request): Promise<AnnouncementsAtDesk> {
  const { code, sitting: id } = Path.parse(request.params)
  const event = await findEventForDesk(house.db, code)
  const sitting = event && (await listSittings(house.db, event.id)).find((one) => one.id === id)
  if (!event || !sitting) throw new NotFound()
  return {
    event,
    sitting,
    permissions: signedIn(request).permissions,
    list: await listAnnouncements(house.db, id),
    said: [formOf(request)['said'] ?? ''].flat()[0] ?? '',
    problems: [] as readonly Problem[],
  }
}
