import type { House } from '../../../platform/house.ts'
import {
  formOf,
  NotFound,
  notify,
  queryOf,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { z } from 'zod'
import { findEventForDesk } from '../../events/index.ts'
import { letInAgain, putOut } from '../desk/actions.ts'
import type { AtDesk } from '../desk/pages.ts'
import type { Drivers } from '../engines/drivers.ts'
import { putOutOfEngine } from '../engines/look-after.ts'
import { listSittings } from '../store/sittings.ts'
import type { Sitting } from '../types.ts'
import { correct } from './actions/correct.ts'
import { tick } from './actions/tick.ts'
import { attendanceOf, follows } from './known.ts'
import { attendancePage } from './pages/list.ts'
import { personPage } from './pages/person.ts'
import { presentPage } from './pages/present.ts'
import { originOf } from './words.ts'
import { ListQuery, parseDecision, parseTicks, SittingPath, typedDecision } from './parse.ts'
import { listObjections } from './store/objections.ts'
import { findListed, listExpected, listKnown, listUnverified, peopleAPage } from './store/people.ts'

const look = { config: { permission: 'events.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'events.manage', freshness: 'any', limit: 'acts' } } as const
const at = '/desk/events/:code/rooms/:sitting/attendance'
const Moderation = z.object({ person: z.uuid(), act: z.enum(['put-out', 'let-in']) })
const Version = z.object({ version: z.coerce.number().int().min(0).max(1_000_000).catch(0) })

/** The desk's side of attendance: who was at a sitting, who was in the room, and correcting it. */
export function attendanceDeskRoutes(server: Server, house: House, drivers: Drivers): void {
  // Whoever is put out here may still sit in an engine that cannot be told.
  const saidOf = async (what: 'put-out' | 'let-in', sittingId: string, person: string): Promise<string> =>
    what === 'let-in' || (await putOutOfEngine(house, drivers, sittingId, person))
      ? `meetings.desk.done.${what}`
      : 'meetings.desk.put-out-there-too'

  server.get(at, look, async (request, reply) => {
    const found = await sittingAtDesk(house, request)
    return sendPage(reply, 200, attendancePage(textsOf(request), await listOf(house, request, found)))
  })

  server.post(at, act, async (request, reply) => {
    const { event, sitting } = await sittingAtDesk(house, request)
    const { person, act: what } = Moderation.parse(formOf(request))
    const no = await (what === 'put-out' ? putOut : letInAgain)(house, signedIn(request), sitting, person)
    if (isRefusal(no)) notify(request, no.refused, no.values, 'info')
    else notify(request, await saidOf(what, sitting.id, person))
    return seeOther(reply, `/desk/events/${event.code}/rooms/${sitting.id}/attendance`)
  })

  server.get(`${at}/present`, look, (request, reply) => present(house, request, reply, 200))

  server.post(`${at}/present`, act, async (request, reply) => {
    const { event, sitting } = await sittingAtDesk(house, request)
    const query = ListQuery.parse(queryOf(request))
    const done = await tick(house, signedIn(request), sitting, parseTicks(formOf(request), query))
    if (isRefusal(done)) return present(house, request, reply, 409, done)
    notify(request, 'meetings.attendance.ticked', done)
    const { page, q, all } = query
    const kept = new URLSearchParams({ page: String(page), ...(q && { q }), ...(all && { all }) })
    return seeOther(
      reply,
      `/desk/events/${event.code}/rooms/${sitting.id}/attendance/present?${kept.toString()}`,
    )
  })

  server.get(`${at}/:person`, look, (request, reply) => onePerson(house, request, reply, 200))

  server.post(`${at}/:person`, act, async (request, reply) => {
    const { event, sitting } = await sittingAtDesk(house, request)
    const person = await personOf(house, request, event.id)
    const [typed, { version }] = [formOf(request), Version.parse(formOf(request))]
    const parsed = parseDecision(typed, sitting)
    if (!parsed.ok) return onePerson(house, request, reply, 422, { typed, problems: parsed.problems })
    const no = await correct(house, signedIn(request), sitting, person.personId, parsed.value, version)
    if (no) return onePerson(house, request, reply, 409, { typed, no })
    notify(request, 'meetings.attendance.done')
    return seeOther(reply, `/desk/events/${event.code}/rooms/${sitting.id}/attendance/${person.personId}`)
  })
}

export type SittingAtDesk = AtDesk & { readonly sitting: Sitting }

/** The sitting of the address, if it is one of this event's. */
export async function sittingAtDesk(house: House, request: Request): Promise<SittingAtDesk> {
  const { code, sitting: id } = SittingPath.parse(request.params)
  const event = await findEventForDesk(house.db, code)
  const sitting = event && id && (await listSittings(house.db, event.id)).find((one) => one.id === id)
  if (!event || !sitting) throw new NotFound()
  return { event, sitting, permissions: signedIn(request).permissions, now: house.clock.now() }
}

async function personOf({ db }: House, request: Request, eventId: string) {
  const { person: id } = SittingPath.parse(request.params)
  const person = id && (await findListed(db, eventId, id))
  if (!person) throw new NotFound()
  return person
}

async function listOf({ db, profile }: House, request: Request, desk: SittingAtDesk) {
  const { page, q } = ListQuery.parse(queryOf(request))
  const { sitting, event, now } = desk
  const [{ list, whole }, asking, unverified] = await Promise.all([
    listKnown(db, sitting, { page, search: q }),
    listObjections(db, event.id, 'open'),
    listUnverified(db, sitting.id),
  ])
  const personIds = list.map(({ personId }) => personId)
  const known = (await attendanceOf(db, [sitting], now, { personIds })).get(sitting.id)
  const asks = new Set(asking.filter((one) => one.sittingId === sitting.id).map(({ personId }) => personId))
  return {
    ...desk,
    profile,
    list: list.map((one) => ({
      ...one,
      attendance: known?.get(one.personId),
      isAsking: asks.has(one.personId),
    })),
    whole,
    page,
    pages: Math.max(1, Math.ceil(whole / peopleAPage)),
    search: q,
    unverified,
  }
}

async function present(house: House, request: Request, reply: Reply, status: number, no?: Refusal) {
  const desk = await sittingAtDesk(house, request)
  const { page, q, all } = ListQuery.parse(queryOf(request))
  const wanted = { page, search: q, all: all === 'yes' }
  const { list, whole } = await listExpected(house.db, desk.sitting, wanted)
  const pages = Math.max(1, Math.ceil(whole / peopleAPage))
  const view = { ...desk, ...wanted, list, whole, pages, profile: house.profile, no }
  return sendPage(reply, status, presentPage(textsOf(request), view))
}

type Said = { readonly typed?: Typed; readonly problems?: readonly Problem[]; readonly no?: Refusal }

async function onePerson(house: House, request: Request, reply: Reply, status: number, said: Said = {}) {
  const desk = await sittingAtDesk(house, request)
  const { sitting, event, now } = desk
  const person = await personOf(house, request, event.id)
  const { personId } = person
  const [known, objections] = await Promise.all([
    attendanceOf(house.db, [sitting], now, { personIds: [personId] }),
    listObjections(house.db, event.id, 'open'),
  ])
  const attendance =
    known.get(sitting.id)?.get(personId) ??
    follows([], [], { startsAt: sitting.startsAt, endsAt: sitting.endsAt, now })
  const objection = objections.find((one) => one.sittingId === sitting.id && one.personId === personId)
  const origin = attendance.stays.length > 0 ? originOf(attendance.stays) : 'on-site'
  const typed = said.typed ?? typedDecision(sitting, origin, objection !== undefined)
  const view = { ...desk, person, attendance, objection, typed, problems: said.problems ?? [], no: said.no }
  return sendPage(reply, status, personPage(textsOf(request), view))
}
