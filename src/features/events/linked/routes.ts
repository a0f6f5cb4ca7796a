import { z } from 'zod'
import { line, parseForm } from '../../../platform/forms/index.ts'
import type { House } from '../../../platform/house.ts'
import {
  formOf,
  keptForm,
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
import { isRefusal } from '../../../values/refusal.ts'
import { eventAt } from '../desk/lookup.ts'
import { deskFrame } from '../desk/pages/frame.ts'
import type { EventView } from '../types.ts'
import { closeEvent, openEvent } from './actions.ts'
import { linkedBody } from './pages/desk.ts'
import { linksOf } from './store.ts'

const look = { config: { permission: 'events.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'events.manage', freshness: 'any', limit: 'acts' } } as const

const Opened = z.object({
  event: line({ max: 20, missing: 'events.linked.problem.event' }).transform((code) => code.toUpperCase()),
})

/** Which events a confirmed registration for this one opens. */
export function linkedRoutes(server: Server, house: House): void {
  const base = '/desk/events/:code/linked'
  server.get(base, look, async (request, reply) =>
    send(house, request, reply, 200, await eventAt(house, request), (await keptForm(request)) ?? {}),
  )
  server.post(base, act, (request, reply) => change(house, request, reply, openEvent))
  server.post(`${base}/removal`, act, (request, reply) => change(house, request, reply, closeEvent))
}

async function send(
  { db }: House,
  request: Request,
  reply: Reply,
  status: number,
  event: EventView,
  typed: Typed,
  problems: readonly Problem[] = [],
): Promise<Reply> {
  const t = textsOf(request)
  const said = typed['event']
  const links = await linksOf(db, event.id)
  const body = linkedBody(t, { event, links, typed: typeof said === 'string' ? said : '', problems })
  const page = { here: 'linked', title: t('events.linked.title'), problems, form: 'linked', body }
  return sendPage(reply, status, deskFrame(t, event, signedIn(request).permissions, page))
}

async function change(house: House, request: Request, reply: Reply, act: typeof openEvent): Promise<Reply> {
  const event = await eventAt(house, request)
  const typed = formOf(request)
  const parsed = parseForm(Opened, typed)
  if (!parsed.ok) return send(house, request, reply, 422, event, typed, parsed.problems)
  const it = { from: event.id, opens: parsed.value.event }
  const outcome = await act(house.db, signedIn(request), it, house.clock.now())
  if (isRefusal(outcome)) {
    const problems = [{ field: 'event', code: outcome.refused }]
    return send(house, request, reply, 422, event, typed, problems)
  }
  notify(request, 'events.linked.saved')
  return seeOther(reply, `/desk/events/${event.code}/linked`)
}
