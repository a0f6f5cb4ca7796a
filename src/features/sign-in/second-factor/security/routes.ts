import { seeOther, sendPage, signedIn, textsOf } from '../../../../platform/http/index.ts'
import type { Server } from '../../../../platform/http/index.ts'
import type { House } from '../../../../platform/house.ts'
import { awaitStep, stepPath } from '../../entrance.ts'
import type { SignInParts } from '../../parts.ts'
import { securityPage } from '../pages/security.ts'
import { own, securityPath } from './doors.ts'
import { keepReturn } from './return.ts'
import { viewSecurity } from './view.ts'

/**
 * How one signs in. Whoever was led here because a permission is withheld, and has a second factor, only has to use it.
 */
export function securityRoutes(server: Server, house: House, { besides }: SignInParts): void {
  server.get(securityPath, own('pages', 'any'), async (request, reply) => {
    const actor = signedIn(request)
    if (actor.withheld.size > 0 && (await awaitStep(house, reply, actor.accountId)))
      return seeOther(reply, stepPath)
    keepReturn(request)
    const t = textsOf(request)
    const view = { ...(await viewSecurity(house, actor)), besides: await besides?.(actor, t) }
    return sendPage(reply, 200, securityPage(t, view))
  })
}
