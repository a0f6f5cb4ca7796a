import type { House } from '../../../platform/house.ts'
import { sendPage, signedIn, textsOf, type Server } from '../../../platform/http/index.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { deskPage } from './pages/desk.ts'
import type { DeskItem } from './types.ts'

/** What a room has waiting for this member of staff; undefined when it is not theirs to do. */
export type DeskPart = (actor: SignedIn, t: Texts, now: Date) => Promise<DeskItem | undefined>

const look = { config: { permission: 'portal.desk', freshness: 'any', limit: 'pages' } } as const

/** The secretariat's way in: what waits, made of parts that `src/app.ts` names. */
export function officeRoutes(server: Server, { clock }: House, parts: readonly DeskPart[]): void {
  server.get('/desk', look, async (request, reply) => {
    const [actor, t, now] = [signedIn(request), textsOf(request), clock.now()]
    const items = await Promise.all(parts.map((part) => part(actor, t, now)))
    return sendPage(
      reply,
      200,
      deskPage(
        t,
        items.filter((one) => one !== undefined),
      ),
    )
  })
}
