import { z } from 'zod'
import type { House } from '../../../platform/house.ts'
import {
  formOf,
  keptForm,
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
import type { Problem, Typed } from '../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import type { EventSession, EventView } from '../types.ts'
import type { EventDeskAbove } from './above.ts'
import { isWrong } from './actions/change.ts'
import {
  addSession,
  addSessionsByDay,
  changeSession,
  removeSession,
  type SessionsDone,
} from './actions/sessions.ts'
import { isStale } from './actions/stale.ts'
import { eventAt, revisionIn } from './lookup.ts'
import { sessionPage, sessionsPage } from './pages/sessions.ts'
import { parseSession, typedSession } from './parse-session.ts'

const look = { config: { permission: 'events.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'events.manage', freshness: 'any', limit: 'acts' } } as const
const SessionPath = z.object({ id: z.string().catch('') })

/** The sessions of an event: the list, and a form for each. */
export function sessionsRoutes(server: Server, house: House, above: EventDeskAbove): void {
  const { db, clock } = house
  server.get('/desk/events/:code/sessions', look, async (request, reply) =>
    listed(house, request, reply, 200),
  )
  server.post('/desk/events/:code/sessions/days', act, async (request, reply) => {
    const event = await eventAt(house, request)
    const outcome = await addSessionsByDay(db, above, signedIn(request), event.id, clock.now())
    return done(house, request, reply, event, outcome as SessionsDone | Refusal, 'events.desk.sessions.added')
  })
  server.get('/desk/events/:code/sessions/new', look, async (request, reply) => {
    const event = await eventAt(house, request)
    return show(house, request, reply, 200, { event, session: undefined })
  })
  server.post('/desk/events/:code/sessions/new', act, (request, reply) => save(house, above, request, reply))
  server.get('/desk/events/:code/sessions/:id', look, async (request, reply) => {
    const event = await eventAt(house, request)
    return show(house, request, reply, 200, { event, session: sessionAt(event, request) })
  })
  server.post('/desk/events/:code/sessions/:id', act, (request, reply) => save(house, above, request, reply))
  server.post('/desk/events/:code/sessions/:id/removal', act, async (request, reply) => {
    const event = await eventAt(house, request)
    const { id } = sessionAt(event, request)
    const outcome = await removeSession(db, above, signedIn(request), event.id, id, clock.now())
    return done(
      house,
      request,
      reply,
      event,
      outcome as SessionsDone | Refusal,
      'events.desk.session.removed',
    )
  })
}

function sessionAt(event: EventView, request: Request): EventSession {
  const session = event.sessions.find(({ id }) => id === SessionPath.parse(request.params).id)
  if (!session) throw new NotFound()
  return session
}

async function listed(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  no?: Refusal,
): Promise<Reply> {
  const [event, { permissions }] = [await eventAt(house, request), signedIn(request)]
  return sendPage(reply, status, sessionsPage(textsOf(request), { event, permissions, no }))
}

async function done(
  house: House,
  request: Request,
  reply: Reply,
  event: EventView,
  outcome: SessionsDone | Refusal,
  notice: string,
): Promise<Reply> {
  if (isRefusal(outcome)) return listed(house, request, reply, 409, outcome)
  notify(request, notice)
  return seeOther(reply, `/desk/events/${event.code}/sessions`)
}

/** A new session, or another state of one. Whatever is wrong, what was typed is still there. */
async function save(house: House, above: EventDeskAbove, request: Request, reply: Reply): Promise<Reply> {
  const { db, clock, profile } = house
  const [event, typed, actor] = [await eventAt(house, request), formOf(request), signedIn(request)]
  const isNew = SessionPath.parse(request.params).id === ''
  const session = isNew ? undefined : sessionAt(event, request)
  const parsed = parseSession(typed, event, profile.languages)
  if (!parsed.ok) return show(house, request, reply, 422, { event, session, problems: parsed.problems })

  const seen = revisionIn(typed) ?? 0
  const outcome = session
    ? await changeSession(db, above, actor, event.id, { id: session.id, ...parsed.value }, seen, clock.now())
    : await addSession(db, above, actor, event.id, parsed.value, clock.now())
  if (isStale(outcome)) return show(house, request, reply, 409, { event, session, stale: true })
  if (isWrong(outcome))
    return show(house, request, reply, 422, { event, session, problems: outcome.problems })
  return done(house, request, reply, event, outcome, 'events.desk.saved')
}

type Shown = {
  readonly event: EventView
  readonly session: EventSession | undefined
  readonly problems?: readonly Problem[]
  readonly stale?: boolean
}

async function show(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  shown: Shown,
): Promise<Reply> {
  const { event, session, problems = [], stale = false } = shown
  const kept: Typed | undefined = status === 200 ? await keptForm(request) : formOf(request)
  const typed = kept ?? typedSession(event, session)
  const revision = (stale ? undefined : revisionIn(typed)) ?? event.revision
  const { permissions } = signedIn(request)
  const { languages } = house.profile
  const view = { event, session, permissions, languages, revision, typed, problems, stale }
  return sendPage(reply, status, sessionPage(textsOf(request), view))
}
