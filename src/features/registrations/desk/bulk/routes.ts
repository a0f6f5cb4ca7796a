import type { House } from '../../../../platform/house.ts'
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
} from '../../../../platform/http/index.ts'
import { countRegistrations } from '../store/counts.ts'
import { linesByNumbers, linesOf } from '../store/lines.ts'
import { idsOf } from '../store/list.ts'
import { lookOfQuery } from '../parse.ts'
import { askBulk } from './actions.ts'
import { bulkPage, reviewPage, type ReviewView } from './pages.ts'
import { BulkPath, parseReason, pickedOf, queryOfPicked, type Picked } from './parse.ts'
import { mostAtOnce, saysWhy, whyNot, wishOf } from './rules.ts'
import { findBulk, rowsOf } from './store.ts'

const look = { config: { permission: 'registrations.decide-all', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'registrations.decide-all', freshness: 'any', limit: 'acts' } } as const

/** The same act on many: reviewed first, then done one by one, with a result for each. */
export function bulkRoutes(server: Server, house: House): void {
  server.post('/desk/registrations/review', act, async (request, reply) => {
    const picked = pickedOf(formOf(request))
    if (picked.all === undefined && picked.numbers.length === 0) return leadBack(request, reply)
    return seeOther(reply, `/desk/registrations/review${queryOfPicked(picked)}`)
  })

  server.get('/desk/registrations/review', look, async (request, reply) => {
    const view = await reviewOf(house, pickedOf(queryOf(request)))
    if (view.chosen.length === 0) return seeOther(reply, '/desk/registrations')
    return sendPage(reply, 200, reviewPage(textsOf(request), view, [], formOf(request)))
  })

  server.post('/desk/registrations/acts', act, (request, reply) => actOnAll(house, request, reply))

  server.get('/desk/registrations/acts/:id', look, async (request, reply) => {
    const { id } = BulkPath.parse(request.params)
    const bulk = id === '' ? undefined : await findBulk(house.db, id)
    if (!bulk) throw new NotFound()
    return sendPage(reply, 200, bulkPage(textsOf(request), bulk, await rowsOf(house.db, id)))
  })
}

function leadBack(request: Request, reply: Reply): Reply {
  notify(request, 'registrations.queue.nobody-picked', {}, 'info')
  return seeOther(reply, '/desk/registrations')
}

async function actOnAll(house: House, request: Request, reply: Reply) {
  const [t, typed] = [textsOf(request), formOf(request)]
  const picked = pickedOf(typed)
  const parsed = saysWhy(picked.act) ? parseReason(typed) : undefined
  if (parsed?.ok === false)
    return sendPage(reply, 422, reviewPage(t, await reviewOf(house, picked), parsed.problems, typed))
  const lines = await linesByNumbers(house.db, picked.numbers)
  if (lines.length === 0) return leadBack(request, reply)
  const wish = wishOf(picked.act, parsed?.value.reason ?? '')
  const ids = lines.map(({ id }) => id)
  return seeOther(reply, `/desk/registrations/acts/${await askBulk(house, signedIn(request), wish, ids)}`)
}

/** Those who were picked, longest waiting first, and who of them would be refused. */
async function reviewOf(house: House, { act: what, numbers, all }: Picked): Promise<ReviewView> {
  const { db, clock } = house
  const now = clock.now()
  const filter = all === undefined ? undefined : lookOfQuery(all).filter
  const lines = filter
    ? await linesOf(db, await idsOf(db, filter, mostAtOnce, now))
    : await linesByNumbers(db, numbers)
  const beyond = filter ? (await countRegistrations(db, filter, now)) - lines.length : 0
  const chosen = lines
    .toSorted((one, other) => one.submittedAt.getTime() - other.submittedAt.getTime())
    .map((line) => ({ line, why: whyNot(what, line, now) }))
  return { act: what, chosen, beyond: Math.max(0, beyond) }
}
