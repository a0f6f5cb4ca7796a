import { isOutside } from './begin.ts'
import { TooOften } from './errors.ts'
import { networkOf } from './origin.ts'
import type { Opened, Server } from './types.ts'

/** Counts every request in its class, by account or else by network, and lets too many wait. */
export function countRequests(server: Server, opened: Opened): void {
  server.addHook('onRequest', async (request) => {
    if (isOutside(request)) return
    const { actor } = request.asked
    const who = actor.kind === 'person' ? `account ${actor.accountId}` : `network ${networkOf(request.ip)}`
    const waitMs = await opened.limits.count(request.routeOptions.config.limit ?? 'pages', who)
    if (waitMs > 0) throw new TooOften(waitMs)
  })
}
