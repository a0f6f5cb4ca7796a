import type { House } from '../../platform/house.ts'
import { NotFound, sendFile, textsOf, type Reply, type Server } from '../../platform/http/index.ts'
import { calendarFeed } from '../../platform/calendar/feed.ts'
import { feedEntries } from './feed.ts'
import { EventPath, EventQuery } from './parse.ts'
import { typeName } from './pages/facts.ts'
import { findEvent, listAhead } from './store/read.ts'

const open = { config: { permission: 'everyone', freshness: 'any', limit: 'search' } } as const

/** Calendars to subscribe to: one event, or all that are ahead, of one type if it is named. */
export function feedRoutes(server: Server, house: House): void {
  const { db, profile, clock } = house

  server.get('/events/:code/calendar.ics', open, async (request, reply) => {
    const t = textsOf(request)
    const event = await findEvent(db, EventPath.parse(request.params).code)
    if (!event) throw new NotFound()
    return sendFeed(reply, event.code, calendarFeed(t.words(event.title), feedEntries(house, t, event)))
  })

  server.get('/events/calendar.ics', open, async (request, reply) => {
    const [t, { type }] = [textsOf(request), EventQuery.parse(request.query)]
    const events = await listAhead(db, clock.now(), type)
    const name = type ? typeName(t, profile, type) : t('events.list.title')
    const entries = events.flatMap((event) => feedEntries(house, t, event))
    return sendFeed(reply, type ?? 'events', calendarFeed(name, entries))
  })
}

const sendFeed = (reply: Reply, name: string, body: string): Reply =>
  sendFile(reply, { name: `${name}.ics`, type: 'text/calendar; charset=utf-8', body })
