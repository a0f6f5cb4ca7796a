import type { House } from '../../../platform/house.ts'
import {
  NotFound,
  queryOf,
  sendPage,
  signedIn,
  textsOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { Page } from '../../../platform/ui/index.ts'
import { EventPath } from '../parse.ts'
import type { EventView } from '../types.ts'
import type { EventDeskAbove } from './above.ts'
import { deskListPage } from './pages/list.ts'
import { overviewPage } from './pages/overview.ts'
import { parseDeskQuery } from './parse.ts'
import { countForDesk, eventsPerPage, listForDesk } from './store/list.ts'
import { findForDesk } from './store/find.ts'

const look = { config: { permission: 'events.manage', freshness: 'any', limit: 'pages' } } as const

/** The secretariat's desk for events: all of them, and the pages of each. */
export function eventDeskRoutes(server: Server, house: House, _above: EventDeskAbove): void {
  server.get('/desk/events', look, async (request, reply) => sendPage(reply, 200, await list(house, request)))
  server.get('/desk/events/:code', look, async (request, reply) => {
    const event = await eventOf(house, request)
    return sendPage(
      reply,
      200,
      overviewPage(textsOf(request), { event, permissions: signedIn(request).permissions }),
    )
  })
}

/** The event of this address, in any state; an unknown code is not found. */
export async function eventOf({ db }: House, request: Request): Promise<EventView> {
  const event = await findForDesk(db, EventPath.parse(request.params).code)
  if (!event) throw new NotFound()
  return event
}

async function list({ db, profile, clock }: House, request: Request): Promise<Page> {
  const [t, filter, now] = [textsOf(request), parseDeskQuery(queryOf(request)), clock.now()]
  const { languages } = profile
  const [events, counts] = await Promise.all([
    listForDesk(db, filter, languages, now),
    countForDesk(db, filter, languages, now),
  ])
  const types = profile.eventTypes.map(({ id, label, plural }) => ({
    id,
    name: t.words(label),
    plural: t.words(plural),
  }))
  return deskListPage(t, { events, filter, counts, perPage: eventsPerPage, types, languages })
}
