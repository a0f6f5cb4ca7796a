import { z } from 'zod'
import type { House } from '../../../platform/house.ts'
import {
  NotFound,
  notify,
  queryOf,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
} from '../../../platform/http/index.ts'
import type { Reply, Request, Server } from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { dismissHint, findHint, likelySurvivor, listHints } from '../../accounts/index.ts'
import type { Hint } from '../../accounts/index.ts'
import { findTarget } from '../accounts/store/target.ts'
import { decideActing } from '../rules.ts'
import { zoneOf } from '../zone.ts'
import { hintsPage } from './pages/list.ts'
import { hintPage } from './pages/show.ts'
import { IdPath, pathOf } from '../path.ts'

const look = { config: { permission: 'accounts.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'accounts.manage', freshness: 'recent', limit: 'acts' } } as const

const Query = z.object({ before: z.uuid().optional().catch(undefined) })
const hintsAPage = 25

/** Accounts that may be one person's: looked at side by side, then made one or let be. */
export function hintsRoutes(server: Server, house: House): void {
  const { db, clock } = house
  server.get('/admin/hints', look, async (request, reply) => {
    const { before } = Query.parse(queryOf(request))
    const hints = await listHints(db, { most: hintsAPage + 1, before })
    const shown = hints.slice(0, hintsAPage)
    const older = hints.length > hintsAPage ? shown.at(-1)?.id : undefined
    return sendPage(reply, 200, hintsPage(textsOf(request), { hints: shown, older, now: clock.now() }))
  })

  server.get('/admin/hints/:id', look, async (request, reply) =>
    show(house, request, reply, 200, await hintOf(house, request)),
  )

  server.post('/admin/hints/:id/dismissal', act, async (request, reply) => {
    const hint = await hintOf(house, request)
    const acting = await decideBoth(house, request, hint)
    const outcome = isRefusal(acting)
      ? acting
      : await dismissHint(db, signedIn(request), hint.id, clock.now())
    if (isRefusal(outcome)) return show(house, request, reply, 409, hint, outcome)
    notify(request, 'administration.hint.dismissed')
    return seeOther(reply, '/admin/hints')
  })
}

async function hintOf({ db }: House, request: Request): Promise<Hint> {
  const hint = await findHint(db, pathOf(IdPath, request).id)
  if (!hint) throw new NotFound()
  return hint
}

/** Whoever decides about two accounts may act on both. */
async function decideBoth({ db, clock }: House, request: Request, hint: Hint) {
  for (const { id } of hint.accounts) {
    const target = await findTarget(db, id, clock.now())
    const acting = target && decideActing(signedIn(request), target)
    if (isRefusal(acting)) return acting
  }
  return { may: true }
}

async function show(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  hint: Hint,
  no?: Refusal,
): Promise<Reply> {
  const acting = await decideBoth(house, request, hint)
  const view = {
    hint,
    survivor: isRefusal(acting) ? undefined : likelySurvivor(hint),
    zone: zoneOf(house, request),
    now: house.clock.now(),
  }
  return sendPage(reply, status, hintPage(textsOf(request), view, no))
}
