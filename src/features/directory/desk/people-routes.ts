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

import { isRefusal } from '../../../values/refusal.ts'
import { IdPath } from '../focal-points/parse.ts'
import type { DeskParts } from './above.ts'
import { beginAgain } from './actions/begin-again.ts'
import { decideMany, decidePerson } from './actions/decide.ts'
import { atDesk } from './at-desk.ts'
import { peoplePage } from './pages/people.ts'
import { personPage, type Trouble } from './pages/person.ts'
import { resultPage } from './pages/result.ts'
import { reviewPage } from './pages/review.ts'
import { parsePeopleFilter, parsePicked, parseWhy } from './parse.ts'
import { findOrganisationsPerson } from './store/people.ts'
import type { Act, AtDesk, Decision, OrganisationsPerson, Outcome } from './types.ts'
import { peopleViewOf, personViewOf, reviewViewOf } from './view.ts'

const look = {
  config: { permission: 'organisation.manage', freshness: 'any', limit: 'pages' },
} as const
const act = {
  config: { permission: 'organisation.manage', freshness: 'recent', limit: 'acts' },
} as const

const lastResult = 'organisation-result'
type LastResult = { readonly of: string; readonly act: Act; readonly outcomes: Outcome[] }

/** The people of an organisation: who waits, who belongs, and deciding about them one by one or many at once. */
export function peopleRoutes(server: Server, house: House, parts: DeskParts): void {
  server.get('/organisation', look, async (request, reply) => {
    const at = await atDesk(house, request)
    const view = await peopleViewOf(house, parts, at, parsePeopleFilter(queryOf(request)))
    return sendPage(reply, 200, peoplePage(textsOf(request), view))
  })
  reviewRoutes(server, house, parts)
  server.get('/organisation/people/:id', look, (request, reply) =>
    sendPerson(house, parts, request, reply, 200, { typed: formOf(request) }),
  )
  server.post('/organisation/people/:id/approval', act, (request, reply) =>
    decideOne(house, parts, request, reply, { act: 'approve' }),
  )
  for (const [path, what] of [
    ['rejection', 'reject'],
    ['removal', 'remove'],
  ] as const)
    server.post(`/organisation/people/:id/${path}`, act, async (request, reply) => {
      const typed = formOf(request)
      const parsed = parseWhy(typed)
      if (!parsed.ok)
        return sendPerson(house, parts, request, reply, 422, { problems: parsed.problems, typed })
      return decideOne(house, parts, request, reply, { act: what, ...parsed.value })
    })
  server.post('/organisation/people/:id/beginning', act, async (request, reply) => {
    const { at, it } = await personAt(house, request)
    const outcome = await beginAgain(house, parts.accounts, signedIn(request), at, it)
    if (isRefusal(outcome)) return sendPerson(house, parts, request, reply, 409, { no: outcome })
    notify(request, `directory.desk.begin.${outcome}`)
    return seeOther(reply, `/organisation/people/${it.affiliationId}`)
  })
}

function reviewRoutes(server: Server, house: House, parts: DeskParts): void {
  // The picked rows as an address, so that the review survives a reload and a change of language.
  server.post('/organisation/people/review', act, async (request, reply) => {
    const at = await atDesk(house, request)
    const typed = formOf(request)
    const { act: what, ids, all } = parsePicked(typed)
    const query = new URLSearchParams([['act', what]])
    if (all) query.set('pick-all', String(typed['pick-all']))
    else for (const id of ids) query.append('pick', id)
    if (!all && ids.length === 0) return leadBack(request, reply, at)
    return seeOther(reply, `/organisation/people/review${ofThis(at, query)}`)
  })
  server.get('/organisation/people/review', look, async (request, reply) => {
    const at = await atDesk(house, request)
    const view = await reviewViewOf(house, parts, at, parsePicked(queryOf(request)))
    if (view.chosen.length === 0) return leadBack(request, reply, at)
    return sendPage(reply, 200, reviewPage(textsOf(request), view, { typed: formOf(request) }))
  })
  server.post('/organisation/people/decisions', act, (request, reply) =>
    decideAll(house, parts, request, reply),
  )
  server.get('/organisation/people/decisions', look, async (request, reply) => {
    const at = await atDesk(house, request)
    const result = visitOf(request).kept(lastResult) as LastResult | undefined
    if (result?.of !== at.organisation.id) return seeOther(reply, `/organisation${ofThis(at)}`)
    return sendPage(reply, 200, resultPage(textsOf(request), at, result))
  })
}

async function decideAll(house: House, parts: DeskParts, request: Request, reply: Reply): Promise<Reply> {
  const at = await atDesk(house, request)
  const typed = formOf(request)
  const picked = parsePicked(typed)
  const parsed = picked.act === 'approve' ? undefined : parseWhy(typed)
  if (parsed?.ok === false) {
    const view = await reviewViewOf(house, parts, at, picked)
    return sendPage(reply, 422, reviewPage(textsOf(request), view, { problems: parsed.problems, typed }))
  }
  const decision: Decision = { act: picked.act, ...parsed?.value }
  const outcomes = await decideMany(house, parts, signedIn(request), at, picked.ids, decision)
  if (outcomes.length === 0) return leadBack(request, reply, at)
  const result: LastResult = { of: at.organisation.id, act: picked.act, outcomes }
  visitOf(request).keep(lastResult, result)
  return seeOther(reply, `/organisation/people/decisions${ofThis(at)}`)
}

async function decideOne(
  house: House,
  parts: DeskParts,
  request: Request,
  reply: Reply,
  decision: Decision,
): Promise<Reply> {
  const { at, it } = await personAt(house, request)
  const no = await decidePerson(house, parts, signedIn(request), at, it, decision)
  if (no) return sendPerson(house, parts, request, reply, 409, { no })
  notify(request, `directory.desk.decided.${decision.act}`)
  return seeOther(reply, `/organisation${ofThis(at)}`)
}

async function sendPerson(
  house: House,
  parts: DeskParts,
  request: Request,
  reply: Reply,
  status: number,
  trouble: Trouble,
): Promise<Reply> {
  const { at, it } = await personAt(house, request)
  const view = await personViewOf(house, parts, signedIn(request), at, it)
  return sendPage(reply, status, personPage(textsOf(request), view, trouble))
}

/** The person an address names, and the desk of the organisation they belong to; of any other organisation, nothing. */
async function personAt(
  house: House,
  request: Request,
): Promise<{ readonly at: AtDesk; readonly it: OrganisationsPerson }> {
  const { id } = IdPath.parse(request.params)
  const it = id && (await findOrganisationsPerson(house.db, id))
  if (!it) throw new NotFound()
  return { at: await atDesk(house, request, it.organisationId), it }
}

/** Nobody was picked, or nobody of those is of this organisation. */
function leadBack(request: Request, reply: Reply, at: AtDesk): Reply {
  notify(request, 'directory.desk.nobody-picked', {}, 'info')
  return seeOther(reply, `/organisation${ofThis(at)}`)
}

/** Which organisation, behind the question mark; nothing where there is only one. */
export function ofThis({ all, organisation }: AtDesk, query = new URLSearchParams()): string {
  if (all.length > 1) query.set('of', organisation.id)
  return query.size > 0 ? `?${query}` : ''
}
