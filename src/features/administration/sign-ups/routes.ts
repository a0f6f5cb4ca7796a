import type { House } from '../../../platform/house.ts'
import { NotFound, notify, seeOther, sendPage, signedIn, textsOf } from '../../../platform/http/index.ts'
import type { Reply, Request, Server } from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { findSignUpWaiting } from '../accounts/store/sign-ups.ts'
import { zoneOf } from '../zone.ts'
import { sendSignUpAgain } from './actions/send-again.ts'
import { signUpPage } from './pages/show.ts'
import { IdPath, pathOf } from '../path.ts'

const look = { config: { permission: 'accounts.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'accounts.manage', freshness: 'recent', limit: 'acts' } } as const

/** People who wait for the mail that proves their address: there is no account yet. */
export function signUpRoutes(server: Server, house: House): void {
  server.get('/admin/sign-ups/:id', look, (request, reply) => show(house, request, reply, 200))

  server.post('/admin/sign-ups/:id/letter', act, async (request, reply) => {
    const { id } = pathOf(IdPath, request)
    const outcome = await sendSignUpAgain(house.db, signedIn(request), id, house.clock.now())
    if (isRefusal(outcome)) return show(house, request, reply, 409, outcome)
    notify(request, 'administration.sign-up.sent')
    return seeOther(reply, `/admin/sign-ups/${id}`)
  })
}

async function show(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  no?: Refusal,
): Promise<Reply> {
  const now = house.clock.now()
  const it = await findSignUpWaiting(house.db, pathOf(IdPath, request).id, now)
  if (!it) throw new NotFound()
  return sendPage(reply, status, signUpPage(textsOf(request), { it, zone: zoneOf(house, request), now }, no))
}
