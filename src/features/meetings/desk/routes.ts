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
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { findEventForDesk } from '../../events/index.ts'
import { minutesPresent } from '../rules.ts'
import { findSecret } from '../store/rooms.ts'
import { listSittings } from '../store/sittings.ts'
import type { Sitting } from '../types.ts'
import { openSecret } from '../way.ts'
import { letInAgain, putOut, setUpRoom } from './actions.ts'
import { attendancePage, roomFormPage, roomsPage, type AtDesk } from './pages.ts'
import { parseRoom, typedRoom } from './parse.ts'
import { giveRole, listRoles, roles, takeRole } from './roles.ts'
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
export function meetingDeskRoutes(server: Server, house: House): void {
  const { db, clock } = house

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
    const typed = Object.keys(formOf(request)).length > 0 ? formOf(request) : typedRoom(sitting.room)
    const more = await aroundRoom(house, sitting)
    return sendPage(
      reply,
      200,
      roomFormPage(textsOf(request), { ...desk, sitting, typed, problems: [], ...more }),
    )
  })

  server.post(`${at}/:sitting`, act, async (request, reply) => {
    const [desk, sitting] = await sittingOf(house, request)
    const [typed, parsed] = [formOf(request), parseRoom(formOf(request))]
    const form = { ...desk, sitting, typed, ...(await aroundRoom(house, sitting)) }
    if (!parsed.ok)
      return sendPage(reply, 422, roomFormPage(textsOf(request), { ...form, problems: parsed.problems }))
    await setUpRoom(house, signedIn(request), sitting, parsed.value)
    notify(request, 'meetings.desk.saved')
    return seeOther(reply, `/desk/events/${desk.event.code}/rooms/${sitting.id}`)
  })

  server.post(`${at}/:sitting/roles`, act, async (request, reply) => {
    const [desk, sitting] = await sittingOf(house, request)
    const [typed, parsed] = [formOf(request), parseForm(RoleForm, formOf(request))]
    const given =
      parsed.ok && (await giveRole(house, signedIn(request), sitting, parsed.value.who, parsed.value.role))
    if (given) return seeOther(reply, `/desk/events/${desk.event.code}/rooms/${sitting.id}`)
    const form = {
      ...desk,
      sitting,
      typed: { ...typedRoom(sitting.room), ...typed },
      ...(await aroundRoom(house, sitting)),
    }
    const problems = parsed.ok ? [{ field: 'who', code: 'meetings.problem.nobody' }] : parsed.problems
    return sendPage(reply, 422, roomFormPage(textsOf(request), { ...form, problems }))
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
    else notify(request, `meetings.desk.done.${what}`)
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

/** What the page of a room shows around its form. */
const aroundRoom = async (house: House, sitting: Sitting) => ({
  secret: await secretOf(house, sitting),
  issuer: house.config.url,
  held: await listRoles(house.db, sitting.id),
})

async function secretOf(house: House, sitting: Sitting): Promise<string | undefined> {
  const sealed = await findSecret(house.db, sitting.id)
  return sealed && openSecret(house, sitting.id, sealed)
}
