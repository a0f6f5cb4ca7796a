import { isOutside } from './begin.ts'
import type { Opened, Server } from './types.ts'

/** One line an answer: what was asked in the words of the route table, never in the visitor's. */
export function logAnswers(server: Server, opened: Opened): void {
  server.addHook('onResponse', (request, reply, done) => {
    const { actor, address, viewing } = request.asked
    const about = {
      request: request.id,
      method: request.method,
      route: request.routeOptions.url,
      language: address.language,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      account: actor.kind === 'person' ? actor.accountId : undefined,
      lacking: request.asked.lacking,
      viewedBy: viewing?.viewer.accountId,
    }
    opened.house.log[isOutside(request) ? 'debug' : 'info'](about, 'answered')
    done()
  })
}
