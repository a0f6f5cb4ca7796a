import type { House } from '../../platform/house.ts'
import { actorOf, sendPage, textsOf, type Server } from '../../platform/http/index.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { Html } from '../../platform/ui/html.ts'
import type { SignedIn } from '../../values/actor.ts'
import { homePage, welcomePage } from './pages/home.ts'

/** What other rooms show on the front page; `src/app.ts` names them. */
export type PortalParts = {
  readonly next: (t: Texts, now: Date) => Promise<Html>
  readonly mine: (actor: SignedIn, t: Texts, now: Date) => Promise<Html | undefined>
  readonly needs: readonly ((actor: SignedIn, t: Texts, now: Date) => Promise<Html | undefined>)[]
}

const open = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const

export function portalRoutes(server: Server, house: House, parts: PortalParts): void {
  server.get('/', open, async (request, reply) => {
    const [actor, t, now] = [actorOf(request), textsOf(request), house.clock.now()]
    const next = await parts.next(t, now)
    if (actor.kind !== 'person') return sendPage(reply, 200, welcomePage(t, next))
    const needs = await Promise.all(parts.needs.map((part) => part(actor, t, now)))
    const mine = await parts.mine(actor, t, now)
    return sendPage(
      reply,
      200,
      homePage(t, { name: actor.name, needs: needs.filter((part) => part !== undefined), mine, next }),
    )
  })
}
