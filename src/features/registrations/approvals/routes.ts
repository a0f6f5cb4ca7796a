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
  visitOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { RegistrationPath } from '../parse.ts'
import { decideMany } from './actions/decide-many.ts'
import { decide, type Decision } from './actions/decide.ts'
import { approvalPage, type Trouble } from './pages/show.ts'
import { queuePage } from './pages/queue.ts'
import { resultPage } from './pages/result.ts'
import { reviewPage } from './pages/review.ts'
import { filterOf, parseReason, pickedOf, queryFor } from './parse.ts'
import type { Outcome } from './types.ts'
import { approvalViewOf, queueViewOf, remitOf, reviewViewOf } from './view.ts'

const look = { config: { permission: 'approvals.decide', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'approvals.decide', freshness: 'any', limit: 'acts' } } as const

const lastResult = 'approvals-result'

/** What waits for a decision, and deciding it: one by one or many at once, never by a GET. */
export function approvalRoutes(server: Server, house: House): void {
  server.get('/approvals', look, async (request, reply) => {
    const remit = await remitOf(house, signedIn(request))
    const view = await queueViewOf(house, textsOf(request), remit, filterOf(queryOf(request)))
    return sendPage(reply, 200, queuePage(textsOf(request), view))
  })

  // The picked rows as an address, so that the review survives a reload and a change of language.
  server.post('/approvals/review', act, async (request, reply) => {
    const picked = pickedOf(formOf(request))
    const parts = new URLSearchParams([['act', picked.act]])
    if (picked.all !== undefined) parts.set('pick-all', picked.all)
    else for (const number of picked.numbers) parts.append('pick', number)
    if (picked.all !== undefined || picked.numbers.length > 0)
      return seeOther(reply, `/approvals/review?${parts}`)
    return leadToQueue(request, reply)
  })

  server.get('/approvals/review', look, async (request, reply) => {
    const remit = await remitOf(house, signedIn(request))
    const view = await reviewViewOf(house, remit, pickedOf(queryOf(request)))
    if (view.chosen.length === 0) return seeOther(reply, '/approvals')
    return sendPage(reply, 200, reviewPage(textsOf(request), view, [], formOf(request)))
  })

  server.post('/approvals/decisions', act, (request, reply) => decideAll(house, request, reply))

  server.get('/approvals/decisions', look, async (request, reply) => {
    const outcomes = visitOf(request).kept(lastResult) as Outcome[] | undefined
    if (!outcomes) return seeOther(reply, '/approvals')
    return sendPage(reply, 200, resultPage(textsOf(request), outcomes))
  })

  server.get('/approvals/:number', look, (request, reply) =>
    sendApproval(house, request, reply, 200, { typed: formOf(request) }),
  )

  server.post('/approvals/:number/approval', act, (request, reply) =>
    decideOne(house, request, reply, { is: 'approval' }),
  )

  server.post('/approvals/:number/rejection', act, async (request, reply) => {
    const typed = formOf(request)
    const parsed = parseReason(typed)
    if (!parsed.ok) return sendApproval(house, request, reply, 422, { problems: parsed.problems, typed })
    return decideOne(house, request, reply, { is: 'rejection', reason: parsed.value.reason })
  })
}

/** Nobody was picked, or nobody of those is theirs to decide about. */
function leadToQueue(request: Request, reply: Reply): Reply {
  notify(request, 'registrations.queue.nobody-picked', {}, 'info')
  return seeOther(reply, '/approvals')
}

async function decideAll(house: House, request: Request, reply: Reply) {
  const [t, actor, typed] = [textsOf(request), signedIn(request), formOf(request)]
  const remit = await remitOf(house, actor)
  const picked = pickedOf(typed)
  const parsed = picked.act === 'reject' ? parseReason(typed) : undefined
  if (parsed?.ok === false) {
    const view = await reviewViewOf(house, remit, picked)
    return sendPage(reply, 422, reviewPage(t, view, parsed.problems, typed))
  }
  const decision: Decision = parsed ? { is: 'rejection', reason: parsed.value.reason } : { is: 'approval' }
  const outcomes = await decideMany(house, actor, remit, picked.numbers, decision)
  if (outcomes.length === 0) return leadToQueue(request, reply)
  visitOf(request).keep(lastResult, outcomes)
  return seeOther(reply, '/approvals/decisions')
}

async function decideOne(house: House, request: Request, reply: Reply, decision: Decision) {
  const actor = signedIn(request)
  const { number } = RegistrationPath.parse(request.params)
  const outcome = await decide(house, actor, await remitOf(house, actor), number, decision)
  if (isRefusal(outcome)) return sendRefused(house, request, reply, outcome)
  notify(request, `registrations.decided.${outcome.next}`)
  return seeOther(reply, `/approvals${queryFor({})}`)
}

/** Somebody else decided first, or the person withdrew: the page says who, and what became of it. */
const sendRefused = (house: House, request: Request, reply: Reply, no: Refusal) =>
  no.refused === 'registrations.unknown'
    ? Promise.reject(new NotFound())
    : sendApproval(house, request, reply, 409, { no })

async function sendApproval(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  trouble: Trouble = {},
) {
  const actor = signedIn(request)
  const { number } = RegistrationPath.parse(request.params)
  const view = await approvalViewOf(house, actor, await remitOf(house, actor), number)
  if (!view) throw new NotFound()
  return sendPage(reply, status, approvalPage(textsOf(request), view, trouble))
}
