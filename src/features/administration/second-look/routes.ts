import type { House } from '../../../platform/house.ts'
import { NotFound, notify, seeOther, sendPage, signedIn, textsOf } from '../../../platform/http/index.ts'
import type { Reply, Request, Server } from '../../../platform/http/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { confirmFourEyes, findFourEyes, listFourEyes, refuseFourEyes } from '../../accounts/index.ts'
import type { FourEyes, FourEyesActs } from '../../accounts/index.ts'
import { findTarget } from '../accounts/store/target.ts'
import { zoneOf } from '../zone.ts'
import { secondLookPage } from './pages/list.ts'
import { showSecondLookPage } from './pages/show.ts'
import { decideAgreement } from './rules.ts'
import { otherOf, secondLooks } from './view.ts'
import { IdPath, pathOf } from '../path.ts'

const look = { config: { permission: 'accounts.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'accounts.manage', freshness: 'recent', limit: 'acts' } } as const

/** What one asked for and another decides. */
export function secondLookRoutes(server: Server, house: House, acts: FourEyesActs): void {
  const { db, clock } = house
  server.get('/admin/second-look', look, async (request, reply) => {
    const waiting = await secondLooks(db, await listFourEyes(db, clock.now()))
    return sendPage(reply, 200, secondLookPage(textsOf(request), { waiting, now: clock.now() }))
  })

  server.get('/admin/second-look/:id', look, (request, reply) => show(house, request, reply, 200))

  server.post('/admin/second-look/:id/agreement', act, async (request, reply) => {
    const it = await found(house, request)
    const may = await mayAgree(house, signedIn(request), it)
    const outcome = isRefusal(may)
      ? may
      : await confirmFourEyes(house, signedIn(request), it.id, acts, clock.now())
    if (isRefusal(outcome)) return show(house, request, reply, 409, outcome)
    notify(request, 'administration.second.agreed')
    return seeOther(reply, '/admin/second-look')
  })

  server.post('/admin/second-look/:id/refusal', act, async (request, reply) => {
    const it = await found(house, request)
    const isMine = it.askedBy === signedIn(request).accountId
    const may = isMine ? { may: true } : await mayAgree(house, signedIn(request), it)
    const outcome = isRefusal(may) ? may : await refuseFourEyes(house, signedIn(request), it.id, clock.now())
    if (isRefusal(outcome)) return show(house, request, reply, 409, outcome)
    notify(request, 'administration.second.refused-it', undefined, 'info')
    return seeOther(reply, '/admin/second-look')
  })
}

async function found({ db }: House, request: Request): Promise<FourEyes> {
  const it = await findFourEyes(db, pathOf(IdPath, request).id)
  if (!it) throw new NotFound()
  return it
}

/** Asked of every account that it is about, as they are now. */
async function mayAgree({ db, clock }: House, actor: SignedIn, it: FourEyes) {
  const now = clock.now()
  const targets = await Promise.all([it.accountId, ...otherOf(it)].map((id) => findTarget(db, id, now)))
  return decideAgreement(
    actor,
    it,
    targets.filter((one) => one !== undefined),
    now,
  )
}

async function show(house: House, request: Request, reply: Reply, status: number, refused?: Refusal) {
  const it = await found(house, request)
  const actor = signedIn(request)
  const may = await mayAgree(house, actor, it)
  const [told] = await secondLooks(house.db, [it])
  if (!told) throw new NotFound()
  const view = {
    look: told,
    no: isRefusal(may) ? may : undefined,
    isMine: it.askedBy === actor.accountId,
    zone: zoneOf(house, request),
    now: house.clock.now(),
  }
  return sendPage(reply, status, showSecondLookPage(textsOf(request), view, refused))
}
