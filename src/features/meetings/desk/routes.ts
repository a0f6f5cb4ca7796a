import { z } from 'zod'
import { line, parseForm } from '../../../platform/forms/index.ts'
import type { House } from '../../../platform/house.ts'
import {
  formOf,
  NotFound,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { findEventForDesk } from '../../events/index.ts'
import { listSittings } from '../store/sittings.ts'
import type { Sitting } from '../types.ts'
import type { Drivers } from '../engines/drivers.ts'
import { withEngine } from '../engines/rules.ts'
import { serverOf } from '../engines/server.ts'
import { setUpRoom } from './actions.ts'
import { roomFormPage, roomsPage, type AtDesk, type RoomForm } from './pages.ts'
import { parseRoom, typedRoom } from './parse.ts'
import { giveRole, roles, takeRole } from './roles.ts'
import { knownOf, roomForm, shownOnce } from './room-form.ts'
import { countAttendance } from './store.ts'

const look = { config: { permission: 'events.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'events.manage', freshness: 'any', limit: 'acts' } } as const

const at = '/desk/events/:code/rooms'
const Path = z.object({ code: z.string().max(20).catch(''), sitting: z.uuid().optional().catch(undefined) })
const PersonForm = z.object({ person: z.uuid() })
const RoleForm = z.object({
  who: line({ max: 320, missing: 'meetings.problem.nobody' }),
  role: z.enum(roles).catch('chair'),
})

/** The desk's side of meetings: how each sitting is held, and who has a part in it. */
export function meetingDeskRoutes(server: Server, house: House, drivers: Drivers): void {
  const { db } = house

  server.get(at, look, async (request, reply) => {
    const desk = await deskOf(house, request)
    const [sittings, counts] = [
      await sittingsOf(house, desk.event.id),
      await countAttendance(db, desk.event.id),
    ]
    return sendPage(reply, 200, roomsPage(textsOf(request), desk, sittings, counts))
  })

  server.get(`${at}/:sitting`, look, async (request, reply) => {
    const [desk, sitting] = await sittingOf(house, request)
    return sendForm(request, reply, 200, await roomForm(house, desk, sitting, formOf(request)))
  })

  server.post(`${at}/:sitting`, act, async (request, reply) => {
    const [desk, sitting] = await sittingOf(house, request)
    const parsed = parseRoom(formOf(request), await knownOf(house, sitting))
    if (!parsed.ok) {
      const form = await roomForm(house, desk, sitting, formOf(request))
      return sendForm(request, reply, 422, { ...form, problems: parsed.problems })
    }
    const secret = await setUpRoom(house, signedIn(request), sitting, parsed.value)
    notify(request, 'meetings.desk.saved')
    const [, saved] = await sittingOf(house, request)
    const once = await shownOnce(house, saved, secret)
    if (once.length === 0) return seeOther(reply, `/desk/events/${desk.event.code}/rooms/${sitting.id}`)
    const form = await roomForm(house, desk, saved)
    return sendForm(request, reply, 200, { ...form, operator: [...once, ...form.operator] })
  })

  server.post(`${at}/:sitting/trial`, act, async (request, reply) => {
    const [desk, sitting] = await sittingOf(house, request)
    const { engine } = sitting.room
    const driver = engine === 'none' ? undefined : drivers[engine]
    if (!driver?.health) throw new NotFound()
    const health = await driver.health(await serverOf(house, sitting, driver.name))
    const version = health.state === 'well' ? health.version : undefined
    const words = `meetings.health.${version ? 'well-version' : health.state}`
    notify(request, words, version ? { version } : undefined, health.state === 'well' ? 'good' : 'bad')
    return seeOther(reply, `/desk/events/${desk.event.code}/rooms/${sitting.id}`)
  })

  server.post(`${at}/:sitting/roles`, act, async (request, reply) => {
    const [desk, sitting] = await sittingOf(house, request)
    const [typed, parsed] = [formOf(request), parseForm(RoleForm, formOf(request))]
    const given =
      parsed.ok && (await giveRole(house, signedIn(request), sitting, parsed.value.who, parsed.value.role))
    if (given) return seeOther(reply, `/desk/events/${desk.event.code}/rooms/${sitting.id}`)
    const form = await roomForm(house, desk, sitting, { ...typedRoom(sitting.room), ...typed })
    const problems = parsed.ok ? [{ field: 'who', code: 'meetings.problem.nobody' }] : parsed.problems
    return sendForm(request, reply, 422, { ...form, problems })
  })

  server.post(`${at}/:sitting/roles/removal`, act, async (request, reply) => {
    const [desk, sitting] = await sittingOf(house, request)
    await takeRole(house, signedIn(request), sitting, PersonForm.parse(formOf(request)).person)
    return seeOther(reply, `/desk/events/${desk.event.code}/rooms/${sitting.id}`)
  })
}

async function deskOf(house: House, request: Request): Promise<AtDesk> {
  const event = await findEventForDesk(house.db, Path.parse(request.params).code)
  if (!event) throw new NotFound()
  return { event, permissions: signedIn(request).permissions, now: house.clock.now() }
}

/** The sitting of the address, if it is one of this event's. */
async function sittingOf(house: House, request: Request): Promise<[AtDesk, Sitting]> {
  const desk = await deskOf(house, request)
  const { sitting: id } = Path.parse(request.params)
  const sitting = id ? (await sittingsOf(house, desk.event.id)).find((one) => one.id === id) : undefined
  if (!sitting) throw new NotFound()
  return [desk, sitting]
}

/** The sittings of an event, each with the engine that carries it, said or usual. */
const sittingsOf = async (house: House, eventId: string): Promise<readonly Sitting[]> =>
  (await listSittings(house.db, eventId)).map((sitting) => withEngine(sitting, house.media !== undefined))

const sendForm = (request: Request, reply: Reply, status: number, form: RoomForm): Reply =>
  sendPage(reply, status, roomFormPage(textsOf(request), form))
