import type { House } from '../../../platform/house.ts'
import {
  formOf,
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
import type { Problem } from '../../../values/problem.ts'
import type { Desk } from '../desk.ts'
import type { AccessParts } from '../parts.ts'
import { decideMany, type Said } from './decide-many.ts'
import { resultPage } from './pages/result.ts'
import { reviewPage } from './pages/review.ts'
import { actOf, parseReason, readOf, wantedOf } from './parse.ts'
import { mostAtOnce, type Act } from './types.ts'
import { undoMany } from './undo-many.ts'
import { beyondOf, chosenOf, pathOfResult, pickedLines } from './view.ts'

/** Deciding about many at once: picked in the list, read once more, what became of each, and taking it back while the mails wait. */
export function approvalRoutes(server: Server, house: House, parts: AccessParts, it: Desk): void {
  const { base, permission } = it
  const look = { config: { permission, freshness: 'any', limit: 'pages' } } as const
  const act = { config: { permission, freshness: 'recent', limit: 'acts' } } as const

  server.post(`${base}/review`, { config: { ...act.config, freshness: 'any' } }, (request, reply) =>
    pick(request, reply, base),
  )
  server.get(`${base}/review`, look, async (request, reply) => {
    const query = queryOf(request)
    const remit = await it.remit(signedIn(request))
    const chosen = await chosenOf(house, remit, wantedOf(query))
    const beyond = await beyondOf(house, remit, query)
    return review(house, it, request, reply, { status: 200, act: actOf(query), chosen, beyond })
  })

  server.post(`${base}/approvals`, act, (request, reply) =>
    decideAll(house, parts, it, request, reply, { act: 'approve' }),
  )
  server.post(`${base}/rejections`, act, async (request, reply) => {
    const parsed = parseReason(formOf(request))
    if (parsed.ok) return decideAll(house, parts, it, request, reply, { act: 'reject', ...parsed.value })
    const again = { act: 'reject', chosen: [...readOf(formOf(request)).keys()], beyond: 0 } as const
    return review(house, it, request, reply, { status: 422, problems: parsed.problems, ...again })
  })
  server.get(`${base}/approvals`, look, (request, reply) => result(house, it, request, reply, 'approve'))
  server.get(`${base}/rejections`, look, (request, reply) => result(house, it, request, reply, 'reject'))

  server.post(`${base}/undo`, act, async (request, reply) => {
    const [typed, actor] = [formOf(request), signedIn(request)]
    const { registrationIds } = wantedOf(typed)
    const { undone, no } = await undoMany(house, parts, actor, await it.remit(actor), registrationIds)
    if (!no) notify(request, 'access.undo.notice', { count: undone })
    else notify(request, no.refused, {}, 'bad')
    return seeOther(reply, no ? pathOfResult(base, actOf(typed), registrationIds) : base)
  })
}

/** What was picked becomes an address, so that the review survives a reload and a change of language. */
function pick(request: Request, reply: Reply, base: string): Reply {
  const typed = formOf(request)
  const { registrationIds, all, beyond } = wantedOf(typed)
  const query = new URLSearchParams(registrationIds.map((one) => ['pick', one]))
  if (all !== undefined) query.set('pick-all', `=${all}`)
  if (beyond > 0) query.set('beyond', String(beyond))
  if (query.size === 0) {
    notify(request, 'access.queue.nobody-picked', {}, 'info')
    return seeOther(reply, base)
  }
  if (actOf(typed) === 'reject') query.set('act', 'reject')
  return seeOther(reply, `${base}/review?${query}`)
}

type Chosen = {
  readonly status: number
  readonly act: Act
  readonly chosen: readonly string[]
  readonly beyond: number
  readonly problems?: readonly Problem[]
}

async function review(
  house: House,
  { base, remit }: Desk,
  request: Request,
  reply: Reply,
  { status, act, chosen, beyond, problems = [] }: Chosen,
): Promise<Reply> {
  const lines = await pickedLines(house, textsOf(request), await remit(signedIn(request)), chosen)
  if (lines.length === 0) return seeOther(reply, base)
  const typed = status === 200 ? {} : formOf(request)
  const view = { access: house.profile.accessName, base, act, lines, beyond, problems, typed }
  return sendPage(reply, status, reviewPage(textsOf(request), view))
}

async function decideAll(
  house: House,
  parts: AccessParts,
  { base, remit }: Desk,
  request: Request,
  reply: Reply,
  said: Said,
): Promise<Reply> {
  const [read, actor] = [readOf(formOf(request)), signedIn(request)]
  await decideMany(house, parts, actor, await remit(actor), read, said)
  return seeOther(reply, pathOfResult(base, said.act, [...read.keys()]))
}

async function result(
  house: House,
  { base, remit }: Desk,
  request: Request,
  reply: Reply,
  act: Act,
): Promise<Reply> {
  const actor = signedIn(request)
  const { registrationIds } = wantedOf(queryOf(request))
  const lines = await pickedLines(house, textsOf(request), await remit(actor), registrationIds)
  if (lines.length === 0) return seeOther(reply, base)
  const zone = actor.timeZone ?? house.profile.seat.timeZone
  const about = { access: house.profile.accessName, base, act, by: actor.accountId }
  const view = { ...about, lines: lines.slice(0, mostAtOnce), zone, now: house.clock.now() }
  return sendPage(reply, 200, resultPage(textsOf(request), view))
}
