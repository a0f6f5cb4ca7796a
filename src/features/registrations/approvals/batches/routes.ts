import type { House } from '../../../../platform/house.ts'
import {
  NotFound,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../../platform/http/index.ts'
import { isRefusal, type Refusal } from '../../../../values/refusal.ts'
import type { Wishes } from '../decision.ts'
import { BatchPath } from '../parse.ts'
import { run } from './actions/run.ts'
import { undoBatch } from './actions/undo.ts'
import { resultPage } from './pages/result.ts'
import { findBatch, listRows } from './store.ts'
import type { Batch } from './types.ts'

const look = { config: { permission: 'approvals.decide', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'approvals.decide', freshness: 'any', limit: 'acts' } } as const

/** What became of decisions about many, and taking them back. Whoever made them sees them, nobody else. */
export function batchRoutes(server: Server, house: House, wishes: Wishes): void {
  server.get('/approvals/decisions', look, async (_request, reply) => seeOther(reply, '/approvals'))

  server.get('/approvals/decisions/:id', look, async (request, reply) =>
    send(house, request, reply, await own(house, request)),
  )

  server.post('/approvals/decisions/:id/continuation', act, async (request, reply) => {
    const batch = await own(house, request)
    await run(house, signedIn(request), batch.id, wishes)
    return seeOther(reply, `/approvals/decisions/${batch.id}`)
  })

  server.post('/approvals/decisions/:id/undo', act, async (request, reply) => {
    const batch = await own(house, request)
    const outcome = await undoBatch(house, signedIn(request), batch)
    if (isRefusal(outcome)) return send(house, request, reply, batch, outcome)
    notify(request, 'registrations.undo.notice', { count: outcome.undone })
    return seeOther(reply, `/approvals/decisions/${batch.id}`)
  })
}

async function own(house: House, request: Request): Promise<Batch> {
  const { id } = BatchPath.parse(request.params)
  const batch = await findBatch(house.db, signedIn(request).accountId, id)
  if (!batch) throw new NotFound()
  return batch
}

async function send(
  house: House,
  request: Request,
  reply: Reply,
  batch: Batch,
  no?: Refusal,
): Promise<Reply> {
  const rows = await listRows(house.db, batch.id)
  const view = { batch, rows, zone: signedIn(request).timeZone, now: house.clock.now(), no }
  return sendPage(reply, no ? 409 : 200, resultPage(textsOf(request), view))
}
