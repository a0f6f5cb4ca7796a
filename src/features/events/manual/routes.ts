import type { House } from '../../../platform/house.ts'
import {
  actorOf,
  NotFound,
  publicPage,
  textsOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { countryName } from '../../../platform/i18n/index.ts'
import type { Page } from '../../../platform/ui/index.ts'
import { audienceWords } from '../pages/facts.ts'
import { findForDesk } from '../desk/store/find.ts'
import { EventPath } from '../parse.ts'
import { questionsOf } from '../questions/store/read.ts'
import { findEvent } from '../store/read.ts'
import type { EventView } from '../types.ts'
import { manualFacts } from './facts.ts'
import { manualPage } from './pages/manual.ts'

const open = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const

/** Changes of the event and of what it asks drop these pages at once; the rest may be a minute old. */
const maxAgeMs = 60_000

/** The registration manual of each event. */
export function manualRoutes(server: Server, house: House): void {
  server.get(
    '/events/:code/manual',
    open,
    publicPage('event manual', { maxAgeMs }, (request) => manualView(house, request)),
  )
}

async function manualView(house: House, request: Request): Promise<Page> {
  const [t, { db, profile, clock }] = [textsOf(request), house]
  const event = await eventOf(house, request)
  if (!event) throw new NotFound()
  const facts = manualFacts(house, event, await questionsOf(db, event.id), clock.now())
  return manualPage(t, {
    ...facts,
    profile,
    audience: audienceWords(t, profile, event),
    countryName: event.countryCode ? countryName(t, profile, event.countryCode) : undefined,
  })
}

/** Staff read the manual of a draft too, before anybody else does. */
async function eventOf({ db }: House, request: Request): Promise<EventView | undefined> {
  const { code } = EventPath.parse(request.params)
  const isStaff = actorOf(request).permissions.has('events.manage')
  return (await findEvent(db, code)) ?? (isStaff ? findForDesk(db, code) : undefined)
}
