import { z } from 'zod'
import type { House } from '../../../platform/house.ts'
import {
  queryOf,
  sendPage,
  signedIn,
  textsOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { Page } from '../../../platform/ui/index.ts'
import { historyOf } from '../../audit/index.ts'
import { listGroups } from '../groups/store/read.ts'
import { eventAt, nameOfAccount } from './lookup.ts'
import { changesPage } from './pages/changes.ts'

const look = { config: { permission: 'events.manage', freshness: 'any', limit: 'pages' } } as const
const Query = z.object({ before: z.uuid().optional().catch(undefined) })
const perPage = 50

/** What was done to an event, by whom and when. */
export function changesRoutes(server: Server, house: House): void {
  server.get('/desk/events/:code/changes', look, async (request, reply) =>
    sendPage(reply, 200, await changes(house, request)),
  )
}

async function changes(house: House, request: Request): Promise<Page> {
  const { db, profile, clock } = house
  const [event, { before }, actor] = [
    await eventAt(house, request),
    Query.parse(queryOf(request)),
    signedIn(request),
  ]
  const [found, groups] = await Promise.all([
    historyOf(db, [event.id], { most: perPage + 1, before }),
    listGroups(db, clock.now()),
  ])
  const entries = found.slice(0, perPage)
  const accounts = [...new Set(entries.flatMap(({ actorAccountId }) => actorAccountId ?? []))]
  const named = await Promise.all(accounts.map(async (id) => [id, await nameOfAccount(house, id)] as const))
  return changesPage(textsOf(request), {
    event,
    profile,
    groups,
    entries,
    permissions: actor.permissions,
    names: new Map(named.flatMap(([id, name]) => (name ? [[id, name] as const] : []))),
    zone: actor.timeZone ?? profile.seat.timeZone,
    older: found.length > perPage ? entries.at(-1)?.id : undefined,
    isFirst: before === undefined,
  })
}
