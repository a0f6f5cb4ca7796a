import type { House } from '../../../platform/house.ts'
import { sendPage, textsOf } from '../../../platform/http/index.ts'
import type { Server } from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { decideLink } from '../links/rules.ts'
import { linkOver, tokenIn } from '../overview/link-over.ts'
import { findLinkOfToken } from '../store/links.ts'
import { stay } from './actions/stay.ts'
import { stayedPage, stayPage } from './pages/stay.ts'
import { stayPurpose } from './types.ts'

const everybodys = (limit: 'pages' | 'acts') => ({
  config: { permission: 'everyone', freshness: 'any', limit } as const,
})
const hidden = { hideAddress: true }

/** "Keep my account", from the mail that warns. */
export function inactivityRoutes(server: Server, { db, clock }: House): void {
  server.get('/account/staying/:token', everybodys('pages'), async (request, reply) => {
    const token = tokenIn(request)
    const link = decideLink(await findLinkOfToken(db, stayPurpose, token), clock.now())
    if (isRefusal(link)) return linkOver(request, reply, link)
    return sendPage(reply, 200, stayPage(textsOf(request), { token, blocksAt: link.expiresAt }), hidden)
  })

  server.post('/account/staying/:token', everybodys('acts'), async (request, reply) => {
    const outcome = await stay(db, tokenIn(request), clock.now())
    if (isRefusal(outcome)) return linkOver(request, reply, outcome)
    return sendPage(reply, 200, stayedPage(textsOf(request)), hidden)
  })
}
