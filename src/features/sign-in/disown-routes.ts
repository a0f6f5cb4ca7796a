import type { House } from '../../platform/house.ts'
import { sendPage, textsOf } from '../../platform/http/index.ts'
import type { Request, RouteConfig, Server } from '../../platform/http/index.ts'
import { isRefusal } from '../../values/refusal.ts'
import { findLinkOfToken } from '../accounts/index.ts'
import { disownRecovery } from './actions/disown-recovery.ts'
import { linkOver } from './link-over.ts'
import { disownedPage, disownPage } from './pages/disown.ts'
import { decideReset, recovery } from './recovery/rules.ts'

const everyone = (limit: RouteConfig['limit']) => ({
  config: { permission: 'everyone', freshness: 'any', limit } as const,
})
const hidden = { hideAddress: true }
const tokenIn = (request: Request): string => (request.params as { token: string }).token

/** "This was not me": whoever got a mail that somebody else asked for ends its link. */
export function disownRoutes(server: Server, house: House): void {
  const { db, clock, profile } = house

  server.get('/account/recovery/not-me/:token', everyone('pages'), async (request, reply) => {
    const token = tokenIn(request)
    const link = decideReset(await findLinkOfToken(db, recovery, token), clock.now())
    if (isRefusal(link)) return linkOver(request, reply, link)
    return sendPage(reply, 200, disownPage(textsOf(request), token), hidden)
  })

  server.post('/account/recovery/not-me/:token', everyone('acts'), async (request, reply) => {
    const outcome = await disownRecovery(house, tokenIn(request), clock.now())
    if (isRefusal(outcome)) return linkOver(request, reply, outcome)
    return sendPage(reply, 200, disownedPage(textsOf(request), profile.helpContacts.accounts), hidden)
  })
}
