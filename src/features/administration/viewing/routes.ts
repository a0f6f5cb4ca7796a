import type { House } from '../../../platform/house.ts'
import { notify, seeOther, signedIn, viewingOf, visitOf } from '../../../platform/http/index.ts'
import type { Server, ServerParts, ViewingParts } from '../../../platform/http/index.ts'
import { findTarget } from '../accounts/store/target.ts'
import { endLook, noteLook } from './actions/end.ts'
import { mayLook } from './rules.ts'

const stop = {
  config: { permission: 'signed-in', freshness: 'any', limit: 'acts', viewing: 'allowed' },
} as const

/** Stopping to look: the only thing that can be done on another person's pages. */
export function viewingRoutes(server: Server, { db, clock }: House): void {
  server.post('/viewing/end', stop, async (request, reply) => {
    const viewing = viewingOf(request)
    if (!viewing) return seeOther(reply, '/')
    await endLook(db, viewing.viewer, visitOf(request).id, 'stopped', clock.now())
    notify(request, 'administration.look.stopped')
    return seeOther(reply, `/admin/accounts/${signedIn(request).accountId}`)
  })
}

/** Who may look at whose pages, and the trace of it; `findActor` says what the person looked at may do. */
export const viewingParts = (
  { db, clock }: Pick<House, 'db' | 'clock'>,
  findActor: ServerParts['findActor'],
): ViewingParts => ({
  async find(viewer, accountId) {
    const target = await findTarget(db, accountId, clock.now())
    if (!target || !mayLook(viewer, target, clock.now())) return undefined
    return (await findActor(accountId, { assurance: viewer.assurance }))?.actor
  },
  note: (viewer, accountId, path) => noteLook(db, viewer, accountId, path, clock.now()),
  end: (viewer, visit) => endLook(db, viewer, visit, 'over', clock.now()),
})
