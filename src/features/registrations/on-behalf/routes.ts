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
import { isRefusal } from '../../../values/refusal.ts'
import { overPage, statusOfOver } from '../mail-decisions/pages/over.ts'
import { EventPath } from '../parse.ts'
import { decideWithdrawal } from '../rules.ts'
import { viewOf } from '../store/view.ts'
import { decline } from './actions/decline.ts'
import { registerOnBehalf } from './actions/register.ts'
import { registrationToDecline } from './links.ts'
import { declinePage } from './pages/decline.ts'
import { eventsPage } from './pages/events.ts'
import { onBehalfPage, type OnBehalfView, type Trouble } from './pages/form.ts'
import { OnBehalfQuery, parseOnBehalf } from './parse.ts'
import { eventsOnBehalf, onBehalfViewOf } from './view.ts'

const look = { config: { permission: 'approvals.decide', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'approvals.decide', freshness: 'any', limit: 'acts' } } as const
const open = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const
const openAct = { config: { permission: 'everyone', freshness: 'any', limit: 'acts' } } as const

/** Focal points register others, who need do nothing; and how those say no. */
export function onBehalfRoutes(server: Server, house: House): void {
  server.get('/approvals/on-behalf', look, async (request, reply) =>
    sendPage(reply, 200, eventsPage(textsOf(request), await eventsOnBehalf(house, signedIn(request)))),
  )
  server.get('/approvals/on-behalf/:code', look, async (request, reply) =>
    send(request, reply, 200, await viewFor(house, request), { typed: formOf(request) }),
  )
  server.post('/approvals/on-behalf/:code', act, (request, reply) => register(house, request, reply))

  server.get('/registrations/decline/:token', open, (request, reply) =>
    sendDecline(house, request, reply, false),
  )
  server.post('/registrations/decline/:token', openAct, (request, reply) =>
    sendDecline(house, request, reply, true),
  )
}

async function viewFor(house: House, request: Request): Promise<OnBehalfView> {
  const { code } = EventPath.parse(request.params)
  const { organisation, q } = OnBehalfQuery.parse(queryOf(request))
  const view = await onBehalfViewOf(house, textsOf(request), signedIn(request), code, { organisation, q })
  if (!view) throw new NotFound()
  return view
}

const send = (request: Request, reply: Reply, status: number, view: OnBehalfView, trouble: Trouble): Reply =>
  sendPage(reply, status, onBehalfPage(textsOf(request), view, trouble))

async function register(house: House, request: Request, reply: Reply): Promise<Reply> {
  const typed = formOf(request)
  const view = await viewFor(house, request)
  const { event, organisation } = view
  const parsed = parseOnBehalf(typed, house.profile, event.modes)
  if (!parsed.ok) return send(request, reply, 422, view, { typed, problems: parsed.problems })
  const it = { organisationId: organisation.id, ...parsed.value }
  const outcome = await registerOnBehalf(house, signedIn(request), event, it)
  if (isRefusal(outcome)) return send(request, reply, 409, view, { typed, no: outcome })
  notify(request, `registrations.on-behalf.done.${outcome.next}`, { number: outcome.number })
  return seeOther(reply, `/approvals/on-behalf/${event.code}?organisation=${organisation.id}`)
}

/** The page behind the link in the mail; only its button says no. */
async function sendDecline(house: House, request: Request, reply: Reply, saysNo: boolean): Promise<Reply> {
  const t = textsOf(request)
  const { token } = request.params as { token: string }
  const it = await registrationToDecline(house, token)
  const view = it && (await viewOf(house.db, it))
  if (!view) {
    const no = { refused: 'registrations.mail-link.unknown' }
    return sendPage(reply, statusOfOver(no), overPage(t, no), { hideAddress: true })
  }
  const outcome = saysNo ? await decline(house, view.it.id) : undefined
  if (outcome && !isRefusal(outcome)) return seeOther(reply, `/registrations/decline/${token}`)
  const isLive = !isRefusal(decideWithdrawal(view.it, view.event, house.clock.now()))
  const page = declinePage(t, view, { token, isLive, no: isRefusal(outcome) ? outcome : undefined })
  return sendPage(reply, outcome ? 409 : 200, page, { hideAddress: true })
}
