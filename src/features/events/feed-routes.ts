import { sendCalendar } from '../../platform/calendar/send.ts'
import type { House } from '../../platform/house.ts'
import { NotFound, textsOf, type Server } from '../../platform/http/index.ts'
import { calendarFeed } from '../../platform/calendar/feed.ts'
import { feedEntries } from './feed.ts'
import { EventPath, FeedQuery } from './parse.ts'
import { isOpenTo, typeName } from './pages/facts.ts'
import { findEvent, listAhead } from './store/read.ts'

const open = { config: { permission: 'everyone', freshness: 'any', limit: 'search' } } as const

/** Calendars to subscribe to: one event, or all that are ahead, of one type or for one category if it is named. */
export function feedRoutes(server: Server, house: House): void {
  const { db, profile, clock } = house

  server.get('/events/:code/calendar.ics', open, async (request, reply) => {
    const t = textsOf(request)
    const event = await findEvent(db, EventPath.parse(request.params).code)
    if (!event) throw new NotFound()
    const body = calendarFeed(t.words(event.title), feedEntries(house, t, event))
    return sendCalendar(request, reply, { name: event.code, body })
  })

  server.get('/events/calendar.ics', open, async (request, reply) => {
    const [t, { type, category }] = [textsOf(request), FeedQuery.parse(request.query)]
    const known = profile.categories.find(({ id }) => id === category)
    if (category && !known) throw new NotFound()
    const all = await listAhead(db, clock.now(), type)
    const events = known ? all.filter((event) => isOpenTo(profile, event, known.id)) : all
    const names = [type ? typeName(t, profile, type) : t('events.list.title'), known && t.words(known.plural)]
    const entries = events.flatMap((event) => feedEntries(house, t, event))
    const name = [type ?? 'events', ...(known ? [known.id] : [])].join('-')
    return sendCalendar(request, reply, {
      name,
      body: calendarFeed(names.filter(Boolean).join(' – '), entries),
    })
  })
}
