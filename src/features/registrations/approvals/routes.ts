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
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { RegistrationPath } from '../parse.ts'
import type { AffiliationListener } from '../../directory/index.ts'
import { decide } from './actions/decide.ts'
import type { Decision, Wishes } from './decision.ts'
import { decideMany } from './batches/actions/begin.ts'
import { batchRoutes } from './batches/routes.ts'
import { approvalPage, type ApprovalView, type Trouble } from './pages/show.ts'
import { queuePage } from './pages/queue.ts'
import { asksClaim, reviewPage } from './pages/review.ts'
import { filterOf, parseRejection, pickedOf, placeOf, queryFor } from './parse.ts'
import { approvalViewOf, queueViewOf, remitOf, reviewViewOf } from './view.ts'

const look = { config: { permission: 'approvals.decide', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'approvals.decide', freshness: 'any', limit: 'acts' } } as const

/** What waits for a decision, and deciding it: one by one or many at once, never by a GET. */
export function approvalRoutes(
  server: Server,
  house: House,
  whenAffiliationApproved: readonly AffiliationListener[] = [],
): void {
  const wishes = { whenAffiliationApproved }
  batchRoutes(server, house, wishes)

  server.get('/approvals', look, async (request, reply) => {
    const [t, actor, query] = [textsOf(request), signedIn(request), queryOf(request)]
    const asked = { filter: filterOf(query), place: placeOf(query) }
    return sendPage(reply, 200, queuePage(t, await queueViewOf(house, t, actor, asked)))
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
    const actor = signedIn(request)
    const view = await reviewViewOf(house, actor, await remitOf(house, actor), pickedOf(queryOf(request)))
    if (view.chosen.length === 0) return seeOther(reply, '/approvals')
    return sendPage(reply, 200, reviewPage(textsOf(request), view, [], formOf(request)))
  })

  server.post('/approvals/decisions', act, (request, reply) => decideAll(house, request, reply, wishes))

  server.get('/approvals/:number', look, (request, reply) =>
    sendApproval(house, request, reply, 200, { typed: formOf(request) }),
  )

  server.post('/approvals/:number/approval', act, (request, reply) =>
    decideOne(house, request, reply, { is: 'approval' }, wishes),
  )

  server.post('/approvals/:number/rejection', act, async (request, reply) => {
    const typed = formOf(request)
    const view = await approvalOf(house, request)
    const parsed = parseRejection(typed, view.claim === 'along')
    if (!parsed.ok) return sendApproval(house, request, reply, 422, { problems: parsed.problems, typed })
    return decideOne(house, request, reply, { is: 'rejection', ...parsed.value }, wishes)
  })
}

/** Nobody was picked, or nobody of those is theirs to decide about. */
function leadToQueue(request: Request, reply: Reply): Reply {
  notify(request, 'registrations.queue.nobody-picked', {}, 'info')
  return seeOther(reply, '/approvals')
}

async function decideAll(house: House, request: Request, reply: Reply, wishes: Wishes) {
  const [t, actor, typed] = [textsOf(request), signedIn(request), formOf(request)]
  const remit = await remitOf(house, actor)
  const picked = pickedOf(typed)
  let decision: Decision = { is: 'approval' }
  if (picked.act === 'reject') {
    const view = await reviewViewOf(house, actor, remit, picked)
    const parsed = parseRejection(typed, asksClaim(view))
    if (!parsed.ok) return sendPage(reply, 422, reviewPage(t, view, parsed.problems, typed))
    decision = { is: 'rejection', ...parsed.value }
  }
  const batch = await decideMany(house, actor, remit, picked.numbers, decision, wishes)
  return batch ? seeOther(reply, `/approvals/decisions/${batch}`) : leadToQueue(request, reply)
}

async function decideOne(house: House, request: Request, reply: Reply, decision: Decision, wishes: Wishes) {
  const actor = signedIn(request)
  const { number } = RegistrationPath.parse(request.params)
  const outcome = await decide(house, actor, await remitOf(house, actor), number, decision, wishes)
  if (isRefusal(outcome)) return sendRefused(house, request, reply, outcome)
  notify(request, `registrations.decided.${outcome.next}`)
  return seeOther(reply, `/approvals${queryFor({})}`)
}

/** Somebody else decided first, or the person withdrew: the page says who, and what became of it. */
const sendRefused = (house: House, request: Request, reply: Reply, no: Refusal) =>
  no.refused === 'registrations.unknown'
    ? Promise.reject(new NotFound())
    : sendApproval(house, request, reply, 409, { no })

/** The registration of the address if it is theirs to decide about, or was. */
async function approvalOf(house: House, request: Request): Promise<ApprovalView> {
  const actor = signedIn(request)
  const { number } = RegistrationPath.parse(request.params)
  const view = await approvalViewOf(house, textsOf(request), actor, await remitOf(house, actor), number)
  if (!view) throw new NotFound()
  return view
}

const sendApproval = async (
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  trouble: Trouble = {},
): Promise<Reply> =>
  sendPage(reply, status, approvalPage(textsOf(request), await approvalOf(house, request), trouble))
