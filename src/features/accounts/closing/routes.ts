import type { House } from '../../../platform/house.ts'
import { endSession, notify, seeOther, sendPage, signedIn, textsOf } from '../../../platform/http/index.ts'
import type { Reply, Request, RouteConfig, Server } from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { decideLink } from '../links/rules.ts'
import { linkOver, tokenIn } from '../overview/link-over.ts'
import { findLinkOfToken } from '../store/links.ts'
import { closeAccount } from './actions/close-account.ts'
import { reopenAccount } from './actions/reopen-account.ts'
import type { ClosingParts } from './listeners.ts'
import { closedPage, reopeningPage } from './pages/closed.ts'
import { closingPage } from './pages/closing.ts'
import { thinkItOver } from './rules.ts'
import { findToHandOver } from './store.ts'
import { reopenPurpose } from './types.ts'

const members = (freshness: RouteConfig['freshness'], limit: RouteConfig['limit']) => ({
  config: { permission: 'signed-in', freshness, limit } as const,
})
const everybodys = (limit: RouteConfig['limit']) => ({
  config: { permission: 'everyone', freshness: 'any', limit } as const,
})
const hidden = { hideAddress: true }
const days = thinkItOver / (24 * 3_600_000)

/** Closing my account, and opening it again. */
export function closingRoutes(server: Server, house: House, parts: ClosingParts): void {
  const { db, clock, profile } = house

  const show = async (request: Request, reply: Reply, status: number, refusal?: Refusal) => {
    const [t, actor] = [textsOf(request), signedIn(request)]
    const shown = await Promise.all((parts.takenAlong ?? []).map((part) => part(actor, t)))
    const takenAlong = shown.filter((part) => part !== undefined)
    const toHandOver = await findToHandOver(db, actor)
    return sendPage(reply, status, closingPage(t, profile, { toHandOver, takenAlong, days, refusal }))
  }

  server.get('/account/closing', members('any', 'pages'), (request, reply) => show(request, reply, 200))

  server.post('/account/closing', members('recent', 'acts'), async (request, reply) => {
    const outcome = await closeAccount(house, signedIn(request), parts.whenClosed ?? [], clock.now())
    if (isRefusal(outcome)) return show(request, reply, 409, outcome)
    await endSession(reply)
    return seeOther(reply, '/account/closed')
  })

  server.get('/account/closed', everybodys('pages'), (request, reply) =>
    sendPage(reply, 200, closedPage(textsOf(request), { days })),
  )

  server.get('/account/reopening/:token', everybodys('pages'), async (request, reply) => {
    const token = tokenIn(request)
    const link = decideLink(await findLinkOfToken(db, reopenPurpose, token), clock.now())
    if (isRefusal(link)) return linkOver(request, reply, link)
    return sendPage(reply, 200, reopeningPage(textsOf(request), { token }), hidden)
  })

  server.post('/account/reopening/:token', everybodys('acts'), async (request, reply) => {
    const outcome = await reopenAccount(db, tokenIn(request), clock.now())
    if (isRefusal(outcome)) return linkOver(request, reply, outcome)
    notify(request, 'accounts.reopening.done')
    return seeOther(reply, '/sign-in')
  })
}
