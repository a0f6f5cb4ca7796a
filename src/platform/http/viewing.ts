import type { Visit } from '../sessions/store.ts'
import { OnlyLooking } from './errors.ts'
import { notify } from './notices.ts'
import type { Request, Server, Viewing, ViewingParts } from './types.ts'

/** Who looks at the pages of whoever acts here, if anybody does. */
export const viewingOf = (request: Request): Viewing | undefined => request.asked.viewing

/**
 * From here on the request is answered as the person looked at would see it. When the time is over, or the viewer may
 * not look any more, they are on their own pages again and are told so.
 */
export async function showAsTheySee(
  request: Request,
  parts: ViewingParts | undefined,
  viewed: NonNullable<Visit['viewed']>,
  now: Date,
): Promise<void> {
  const { asked } = request
  const { actor: viewer, visit } = asked
  if (!parts || viewer.kind !== 'person') return
  const seen = viewed.until > now ? await parts.find(viewer, viewed.accountId) : undefined
  if (seen) {
    asked.viewing = { viewer, until: viewed.until }
    asked.actor = { ...seen, viewedBy: viewer.accountId }
  } else {
    await parts.end(viewer, visit.id)
    notify(request, 'platform.notices.viewing-over', undefined, 'info')
  }
}

/** Whoever looks at somebody else's pages does nothing on them, and does not see those that are theirs alone. */
export function onlyLook(server: Server): void {
  server.addHook('preHandler', (request, _reply, done) => {
    const { viewing, freshness } = request.routeOptions.config
    if (!request.asked.viewing || request.is404 || viewing === 'allowed') return done()
    const isLooked = request.method === 'GET' || request.method === 'HEAD'
    if (!isLooked) return done(new OnlyLooking('act'))
    done(viewing === 'closed' || freshness === 'recent' ? new OnlyLooking('page') : undefined)
  })
}

/** Keeps the trace of a page that is looked at, before it is shown. What stands behind the question mark is not kept. */
export async function noteLook(request: Request): Promise<void> {
  const { viewing, actor, address } = request.asked
  if (!viewing || actor.kind !== 'person' || request.method === 'POST') return
  const path = address.url.split('?', 1)[0] as string
  await request.server.opened.parts.viewing?.note(viewing.viewer, actor.accountId, path)
}
