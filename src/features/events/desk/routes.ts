import type { House } from '../../../platform/house.ts'
import {
  formOf,
  keptForm,
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
import type { Page } from '../../../platform/ui/index.ts'
import type { Problem } from '../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { listGroups } from '../groups/store/read.ts'
import type { EventDeskAbove } from './above.ts'
import { createAtDesk } from './actions/create.ts'
import { publishEvent } from './actions/publish.ts'
import { closeRegistration } from './actions/registration.ts'
import { actsRoutes } from './acts-routes.ts'
import { aroundOf } from './around.ts'
import { changesRoutes } from './changes-routes.ts'
import { missingFor } from './checklist/rules.ts'
import { formRoutes } from './form-routes.ts'
import { eventAt } from './lookup.ts'
import { newEventPage } from './pages/acts.ts'
import { deskListPage } from './pages/list.ts'
import { overviewPage } from './pages/overview.ts'
import { parseBeginning } from './parse-acts.ts'
import { parseDeskQuery } from './parse.ts'
import { sessionsRoutes } from './sessions-routes.ts'
import { countForDesk, eventsPerPage, listForDesk } from './store/list.ts'

const look = { config: { permission: 'events.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'events.manage', freshness: 'any', limit: 'acts' } } as const

/** The secretariat's desk for events: all of them, a new one, and the pages of each. */
export function eventDeskRoutes(server: Server, house: House, above: EventDeskAbove): void {
  formRoutes(server, house, above)
  sessionsRoutes(server, house, above)
  actsRoutes(server, house, above)
  changesRoutes(server, house)

  server.get('/desk/events', look, async (request, reply) => sendPage(reply, 200, await list(house, request)))
  server.get('/desk/events/new', look, (request, reply) => beginning(house, request, reply, 200))
  server.post('/desk/events/new', act, (request, reply) => create(house, request, reply))
  server.get('/desk/events/:code', look, (request, reply) => overview(house, above, request, reply, 200))
  server.post('/desk/events/:code/publication', act, async (request, reply) => {
    const { id } = await eventAt(house, request)
    const outcome = await publishEvent(house, signedIn(request), id, house.clock.now())
    return done(house, above, request, reply, outcome, 'events.desk.published')
  })
  server.post('/desk/events/:code/closing', act, async (request, reply) => {
    const { id } = await eventAt(house, request)
    const outcome = await closeRegistration(house.db, signedIn(request), id, house.clock.now())
    return done(house, above, request, reply, outcome, 'events.desk.closed')
  })
}

async function list({ db, profile, clock }: House, request: Request): Promise<Page> {
  const [t, filter, now] = [textsOf(request), parseDeskQuery(queryOf(request)), clock.now()]
  const { languages } = profile
  const [events, counts] = await Promise.all([
    listForDesk(db, filter, languages, now),
    countForDesk(db, filter, languages, now),
  ])
  const types = profile.eventTypes.map(({ id, label, plural }) => ({
    id,
    name: t.words(label),
    plural: t.words(plural),
  }))
  return deskListPage(t, { events, filter, counts, perPage: eventsPerPage, types, languages })
}

type Trouble = { readonly problems?: readonly Problem[]; readonly no?: Refusal }

async function beginning(
  { profile }: House,
  request: Request,
  reply: Reply,
  status: number,
  { problems = [], no }: Trouble = {},
): Promise<Reply> {
  const usual = {
    timeZone: profile.seat.timeZone,
    modes: ['on-site', 'remote'],
    daily: 'yes',
    contact: profile.helpContacts.registration,
  }
  const kept = request.method === 'POST' ? formOf(request) : await keptForm(request)
  const page = newEventPage(textsOf(request), { profile, typed: kept ?? usual, problems, no })
  return sendPage(reply, status, page)
}

async function create(house: House, request: Request, reply: Reply): Promise<Reply> {
  const [t, actor, now] = [textsOf(request), signedIn(request), house.clock.now()]
  const parsed = parseBeginning(formOf(request), house.profile, t.language, now)
  if (!parsed.ok) return beginning(house, request, reply, 422, { problems: parsed.problems })
  const made = await createAtDesk(house.db, actor, parsed.value, now)
  if (isRefusal(made)) return beginning(house, request, reply, 409, { no: made })
  notify(request, 'events.desk.created', { code: made.code })
  return seeOther(reply, `/desk/events/${made.code}`)
}

async function done(
  house: House,
  above: EventDeskAbove,
  request: Request,
  reply: Reply,
  outcome: object | Refusal,
  notice: string,
): Promise<Reply> {
  if (isRefusal(outcome)) return overview(house, above, request, reply, 409, outcome)
  const { code } = await eventAt(house, request)
  notify(request, notice)
  return seeOther(reply, `/desk/events/${code}`)
}

async function overview(
  house: House,
  above: EventDeskAbove,
  request: Request,
  reply: Reply,
  status: number,
  no?: Refusal,
): Promise<Reply> {
  const { db, profile, clock } = house
  const [event, now] = [await eventAt(house, request), clock.now()]
  if (no?.refused === 'events.unknown') throw new NotFound()
  const [groups, counts] = await Promise.all([listGroups(db, now), above.countsOf(db, event.id)])
  const missing = missingFor(event, aroundOf(house, event, now))
  const { permissions } = signedIn(request)
  const view = { event, profile, groups, now, counts, missing, permissions, no }
  return sendPage(reply, status, overviewPage(textsOf(request), view))
}
