import { inTransaction } from '../../../platform/database/database.ts'
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
import type { Id } from '../../../values/ids.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { desksHere } from '../desk-routes.ts'
import { endReply, keepReply } from './actions.ts'
import { standardListPage, standardPage } from './pages/standard.ts'
import { parseStandard, StandardPath, typedStandard } from './parse.ts'
import { findStandard, listStandard } from './store.ts'
import type { StandardReply } from './types.ts'

const look = { config: { permission: 'portal.desk', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'portal.desk', freshness: 'any', limit: 'acts' } } as const
const base = '/desk/enquiries/standard-replies'

/** Words that desks use again and again: written and changed by whoever works at one. */
export function standardReplyRoutes(server: Server, house: House): void {
  server.get(base, look, async (request, reply) => {
    desksHere(request)
    return sendPage(reply, 200, standardListPage(textsOf(request), await listStandard(house.db)))
  })
  server.get(`${base}/new`, look, async (request, reply) =>
    show(house, request, reply, 200, { id: undefined, typed: (await keptForm(request)) ?? {} }),
  )
  server.post(base, act, (request, reply) => save(house, request, reply, undefined))
  server.get(`${base}/:id`, look, async (request, reply) => {
    const it = await found(house, request)
    const typed = (await keptForm(request)) ?? typedStandard(it)
    return show(house, request, reply, 200, { id: it.id, typed })
  })
  server.post(`${base}/:id`, act, async (request, reply) =>
    save(house, request, reply, (await found(house, request)).id),
  )
  server.post(`${base}/:id/removal`, act, async (request, reply) => {
    const { id } = await found(house, request)
    await inTransaction(house.db, (tx) => endReply(tx, signedIn(request), id, house.clock.now()))
    notify(request, 'enquiries.standard.removed')
    return seeOther(reply, base)
  })
}

async function found({ db }: House, request: Request): Promise<StandardReply> {
  desksHere(request)
  const it = await findStandard(db, StandardPath.parse(request.params).id)
  if (!it) throw new NotFound()
  return it
}

async function save(house: House, request: Request, reply: Reply, id: Id | undefined): Promise<Reply> {
  desksHere(request)
  const typed = formOf(request)
  const parsed = parseStandard(typed, house.profile.languages)
  if (!parsed.ok) return show(house, request, reply, 422, { id, typed }, parsed.problems)
  const it = { ...parsed.value, id }
  await inTransaction(house.db, (tx) => keepReply(tx, signedIn(request), it, house.clock.now()))
  notify(request, 'enquiries.standard.saved')
  return seeOther(reply, base)
}

function show(
  { profile }: House,
  request: Request,
  reply: Reply,
  status: number,
  it: { readonly id: Id | undefined; readonly typed: Typed },
  problems: readonly Problem[] = [],
): Reply {
  desksHere(request)
  return sendPage(
    reply,
    status,
    standardPage(textsOf(request), { ...it, languages: profile.languages, problems }),
  )
}
