import { isOutside } from './begin.ts'
import { TooOften } from './errors.ts'
import { countedAs } from './origin.ts'
import type { Opened, Server } from './types.ts'

/** Counts every request in its class, by account or else by network, and lets too many wait. */
export function countRequests(server: Server, opened: Opened): void {
  server.addHook('onRequest', async (request) => {
    if (isOutside(request)) return
    const waitMs = await opened.limits.count(request.routeOptions.config.limit ?? 'pages', countedAs(request))
    if (waitMs > 0) throw new TooOften(waitMs)
  })
}
