import type { House } from '../../platform/house.ts'
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
} from '../../platform/http/index.ts'
import type { SignedIn } from '../../values/actor.ts'
import type { Problem } from '../../values/problem.ts'
import { isRefusal, type Refusal } from '../../values/refusal.ts'
import { assign } from './actions/assign.ts'
import { decide, type Decision } from './actions/decide.ts'
import { approvalRoutes } from './approvals/routes.ts'
import type { Desk, ShowList } from './desk.ts'
import { requestPage } from './pages/request.ts'
import { requestsPage } from './pages/requests.ts'
import { ApplicationPath, AssignmentForm, parseReasoned, parseRevision, RequestsQuery } from './parse.ts'
import type { AccessParts } from './parts.ts'
import { remitOf } from './remit.ts'
import { noteRoutes } from './note/routes.ts'
import type { Remit } from './store/lists.ts'
import { requestViewOf, requestsViewOf, toUndoOf } from './view.ts'

/** Deciding about access: focal points for their organisations, the secretariat for all. */
export function deskRoutes(server: Server, house: House, parts: AccessParts): void {
  const own = async (actor: SignedIn): Promise<Remit> => {
    const remit = await remitOf(house, actor)
    if (!remit) throw new NotFound()
    return remit
  }
  const all = (): Promise<Remit> => Promise.resolve('everything')
  desk(server, house, parts, { base: '/organisation/access', permission: 'organisation.manage', remit: own })
  desk(server, house, parts, { base: '/desk/access', permission: 'directory.manage', remit: all })
}

function desk(server: Server, house: House, parts: AccessParts, it: Desk): void {
  const look = { config: { permission: it.permission, freshness: 'any', limit: 'pages' } } as const
  const act = { config: { permission: it.permission, freshness: 'recent', limit: 'acts' } } as const

  const list: ShowList = async (request, reply, { status, problems }) => {
    const remit = await it.remit(signedIn(request))
    const query = RequestsQuery.parse(queryOf(request))
    const view = await requestsViewOf(house, parts, textsOf(request), it.base, remit, query)
    const toUndo = await toUndoOf(house, it.base, signedIn(request))
    const typed = status === 200 ? {} : formOf(request)
    return sendPage(reply, status, requestsPage(textsOf(request), { ...view, toUndo, typed, problems }))
  }
  server.get(it.base, look, (request, reply) => list(request, reply, { status: 200, problems: [] }))
  approvalRoutes(server, house, parts, it)
  if (it.base !== '/desk/access') noteRoutes(server, house, it, list)
  server.get(`${it.base}/:id`, look, (request, reply) => show(house, parts, it, request, reply, 200))

  server.post(`${it.base}/:id/approval`, act, (request, reply) => {
    const decision = { is: 'approval', revision: parseRevision(formOf(request)) } as const
    return decideOne(house, parts, it, request, reply, decision)
  })
  for (const [path, is] of [
    ['rejection', 'rejection'],
    ['removal', 'removal'],
  ] as const)
    server.post(`${it.base}/:id/${path}`, act, (request, reply) => {
      const parsed = parseReasoned(formOf(request))
      if (!parsed.ok) return show(house, parts, it, request, reply, 422, { problems: parsed.problems })
      return decideOne(house, parts, it, request, reply, { is, ...parsed.value })
    })

  server.post(`${it.base}/assignment`, act, async (request, reply) => {
    const [personId = '', organisationId = ''] = AssignmentForm.parse(formOf(request)).person.split(' ')
    if (personId === '') return seeOther(reply, it.base)
    const outcome = await assign(house, parts, signedIn(request), { personId, organisationId })
    if (isRefusal(outcome) && outcome.refused === 'access.refused.unknown') throw new NotFound()
    const access = house.profile.accessName
    if (isRefusal(outcome)) notify(request, outcome.refused, { access }, 'bad')
    else notify(request, 'access.given', { access })
    return seeOther(reply, `${it.base}?heap=holders`)
  })
}

async function decideOne(
  house: House,
  parts: AccessParts,
  it: Desk,
  request: Request,
  reply: Reply,
  decision: Decision,
): Promise<Reply> {
  const outcome = await decide(house, parts, signedIn(request), idOf(request), decision)
  if (isRefusal(outcome) && outcome.refused === 'access.refused.unknown') throw new NotFound()
  if (isRefusal(outcome)) return show(house, parts, it, request, reply, 409, { no: outcome })
  notify(request, `access.done.${decision.is}`, { access: house.profile.accessName })
  return seeOther(reply, it.base)
}

async function show(
  house: House,
  parts: Pick<AccessParts, 'mailboxUse'>,
  it: Desk,
  request: Request,
  reply: Reply,
  status: number,
  trouble: { readonly problems?: readonly Problem[]; readonly no?: Refusal } = {},
): Promise<Reply> {
  const t = textsOf(request)
  const view = await requestViewOf(house, parts, t, await it.remit(signedIn(request)), idOf(request))
  if (!view) throw new NotFound()
  const page = requestPage(t, {
    ...view,
    base: it.base,
    typed: status === 200 ? {} : formOf(request),
    problems: trouble.problems ?? [],
    no: trouble.no,
  })
  return sendPage(reply, status, page)
}

const idOf = (request: Request): string => ApplicationPath.parse(request.params).id
