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
import { localOf } from '../../../values/local-time.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { EventPath } from '../parse.ts'
import type { EventView } from '../types.ts'
import type { EventDeskAbove } from './above.ts'
import { cancelEvent } from './actions/cancel.ts'
import { isWrong } from './actions/change.ts'
import { cloneEvent } from './actions/clone.ts'
import { reopenRegistration } from './actions/registration.ts'
import { eventAt } from './lookup.ts'
import { cancellationPage, copyPage, reopeningPage, type ActView } from './pages/acts.ts'
import { deadlinesOf } from './pages/deadlines.ts'
import { parseCancellation, parseCopy } from './parse-acts.ts'
import { parseReopening } from './parse-deadlines.ts'

const look = { config: { permission: 'events.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'events.manage', freshness: 'any', limit: 'acts' } } as const

type Trouble = { readonly problems?: readonly Problem[]; readonly no?: Refusal }

/** Acts that ask something first: a copy, the end of an event, registration that opens again. */
export function actsRoutes(server: Server, house: House, above: EventDeskAbove): void {
  const { db, clock } = house

  server.get('/desk/events/:code/copy', look, (request, reply) => copy(house, request, reply, 200))
  server.post('/desk/events/:code/copy', act, async (request, reply) => {
    const parsed = parseCopy(formOf(request))
    if (!parsed.ok) return copy(house, request, reply, 422, { problems: parsed.problems })
    const { id } = await eventAt(house, request)
    const outcome = await cloneEvent(db, above, signedIn(request), id, parsed.value, clock.now())
    if (isRefusal(outcome)) return copy(house, request, reply, 409, { no: outcome })
    notify(request, 'events.desk.copied', { code: outcome.code })
    return seeOther(reply, `/desk/events/${outcome.code}`)
  })

  server.get('/desk/events/:code/cancellation', look, (request, reply) =>
    cancellation(house, above, request, reply, 200),
  )
  server.post('/desk/events/:code/cancellation', act, async (request, reply) => {
    const parsed = parseCancellation(formOf(request))
    if (!parsed.ok) return cancellation(house, above, request, reply, 422, { problems: parsed.problems })
    const { id } = await eventAt(house, request)
    const { reason } = parsed.value
    const outcome = await cancelEvent(db, above, signedIn(request), id, reason, clock.now())
    if (isRefusal(outcome)) return cancellation(house, above, request, reply, 409, { no: outcome })
    return over(request, reply, 'events.desk.cancelled-now')
  })

  server.get('/desk/events/:code/reopening', look, (request, reply) => reopening(house, request, reply, 200))
  server.post('/desk/events/:code/reopening', act, async (request, reply) => {
    const event = await eventAt(house, request)
    const parsed = parseReopening(formOf(request), { event })
    if (!parsed.ok) return reopening(house, request, reply, 422, { problems: parsed.problems })
    const actor = signedIn(request)
    const outcome = await reopenRegistration(db, above, actor, event.id, parsed.value, clock.now())
    if (isWrong(outcome)) return reopening(house, request, reply, 422, outcome)
    if (isRefusal(outcome)) return reopening(house, request, reply, 409, { no: outcome })
    return over(request, reply, 'events.desk.reopened')
  })
}

/** Done: back to the event's desk. */
function over(request: Request, reply: Reply, notice: string): Reply {
  notify(request, notice)
  return seeOther(reply, `/desk/events/${EventPath.parse(request.params).code}`)
}

async function viewOf(
  house: House,
  request: Request,
  { problems = [], no }: Trouble,
  fresh: (event: EventView) => Typed,
): Promise<ActView> {
  const event = await eventAt(house, request)
  if (no?.refused === 'events.unknown') throw new NotFound()
  const kept = request.method === 'POST' ? formOf(request) : await keptForm(request)
  return { event, typed: kept ?? fresh(event), problems, no, permissions: signedIn(request).permissions }
}

async function copy(house: House, request: Request, reply: Reply, status: number, trouble: Trouble = {}) {
  // A year later on the same day of the week is the usual wish.
  const aYearOn = ({ timeZone, startsAt }: EventView) => ({
    firstDay: localOf(timeZone, new Date(startsAt.getTime() + 364 * 86_400_000)).slice(0, 10),
  })
  const view = await viewOf(house, request, trouble, aYearOn)
  return sendPage(reply, status, copyPage(textsOf(request), view))
}

async function cancellation(
  house: House,
  above: EventDeskAbove,
  request: Request,
  reply: Reply,
  status: number,
  trouble: Trouble = {},
) {
  const view = await viewOf(house, request, trouble, () => ({}))
  const counts = await above.countsOf(house.db, view.event.id)
  return sendPage(reply, status, cancellationPage(textsOf(request), { ...view, counts }))
}

async function reopening(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  trouble: Trouble = {},
) {
  const view = await viewOf(house, request, trouble, (event) => deadlinesOf({ event }))
  return sendPage(reply, status, reopeningPage(textsOf(request), view))
}
