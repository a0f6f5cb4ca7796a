import { z } from 'zod'
import { csv } from '../../../platform/documents/csv.ts'
import { line, parseForm } from '../../../platform/forms/index.ts'
import type { House } from '../../../platform/house.ts'
import {
  formOf,
  NotFound,
  notify,
  queryOf,
  seeOther,
  sendFile,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { findEventForDesk } from '../../events/index.ts'
import { minutesPresent } from '../rules.ts'
import { listSittings } from '../store/sittings.ts'
import type { Sitting } from '../types.ts'
import type { Drivers } from '../engines/drivers.ts'
import { putOutOfEngine } from '../engines/look-after.ts'
import { serverOf } from '../engines/server.ts'
import { letInAgain, putOut, setUpRoom } from './actions.ts'
import { attendancePage, roomFormPage, roomsPage, type AtDesk, type RoomForm } from './pages.ts'
import { parseRoom, typedRoom } from './parse.ts'
import { giveRole, roles, takeRole } from './roles.ts'
import { knownOf, roomForm, shownOnce } from './room-form.ts'
import { attendedAPage, countAttendance, listAttended } from './store.ts'

const look = { config: { permission: 'events.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'events.manage', freshness: 'any', limit: 'acts' } } as const

const at = '/desk/events/:code/rooms'
const Path = z.object({ code: z.string().max(20).catch(''), sitting: z.uuid().optional().catch(undefined) })
const Query = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) })
const PersonForm = z.object({ person: z.uuid() })
const Moderation = z.object({ person: z.uuid(), act: z.enum(['put-out', 'let-in']) })
const RoleForm = z.object({
  who: line({ max: 320, missing: 'meetings.problem.nobody' }),
  role: z.enum(roles).catch('chair'),
})
const mostInFile = 20_000

/** The desk's side of meetings: how each sitting is held, who is there, and putting somebody out. */
export function meetingDeskRoutes(server: Server, house: House, drivers: Drivers): void {
  const { db, clock } = house
  // Whoever is put out here may still sit in an engine that cannot be told.
  const saidOf = async (what: 'put-out' | 'let-in', sittingId: string, person: string): Promise<string> =>
    what === 'let-in' || (await putOutOfEngine(house, drivers, sittingId, person))
      ? `meetings.desk.done.${what}`
      : 'meetings.desk.put-out-there-too'

  server.get(at, look, async (request, reply) => {
    const desk = await deskOf(house, request)
    const [sittings, counts] = [
      await listSittings(db, desk.event.id),
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
    if (engine === 'none') throw new NotFound()
    const health = await drivers[engine].health(await serverOf(house, sitting, engine))
    return sendForm(request, reply, 200, { ...(await roomForm(house, desk, sitting)), health })
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

  server.get(`${at}/:sitting/attendance`, look, async (request, reply) => {
    const [desk, sitting] = await sittingOf(house, request)
    const { page } = Query.parse(queryOf(request))
    const [list, counts] = [
      await listAttended(db, sitting.id, { page }),
      await countAttendance(db, desk.event.id),
    ]
    const pages = Math.max(1, Math.ceil((counts.get(sitting.id)?.all ?? 0) / attendedAPage))
    return sendPage(reply, 200, attendancePage(textsOf(request), desk, sitting, { list, page, pages }))
  })

  server.post(`${at}/:sitting/attendance`, act, async (request, reply) => {
    const [desk, sitting] = await sittingOf(house, request)
    const { person, act: what } = Moderation.parse(formOf(request))
    const no = await (what === 'put-out' ? putOut : letInAgain)(house, signedIn(request), sitting, person)
    if (isRefusal(no)) notify(request, no.refused, no.values, 'info')
    else notify(request, await saidOf(what, sitting.id, person))
    return seeOther(reply, `/desk/events/${desk.event.code}/rooms/${sitting.id}/attendance`)
  })

  server.get(`${at}/:sitting/attendance.csv`, look, async (request, reply) => {
    const [desk, sitting] = await sittingOf(house, request)
    const t = textsOf(request)
    const heads = ['name', 'organisation', 'country', 'origin', 'first', 'last', 'minutes']
    const body = csv(
      heads.map((head) => t(`meetings.column.${head}`)),
      (await listAttended(db, sitting.id, { page: 1, perPage: mostInFile })).map((one) => [
        one.name,
        one.organisation,
        one.countryCode,
        t(`meetings.origin.${one.origin}`),
        one.firstAt.toISOString(),
        one.lastAt?.toISOString() ?? '',
        String(minutesPresent(one.stays, clock.now())),
      ]),
    )
    return sendFile(reply, {
      name: `${desk.event.code}-attendance.csv`,
      type: 'text/csv; charset=utf-8',
      body,
    })
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
  const sitting = id ? (await listSittings(house.db, desk.event.id)).find((one) => one.id === id) : undefined
  if (!sitting) throw new NotFound()
  return [desk, sitting]
}

const sendForm = (request: Request, reply: Reply, status: number, form: RoomForm): Reply =>
  sendPage(reply, status, roomFormPage(textsOf(request), form))
