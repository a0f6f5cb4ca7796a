import { z } from 'zod'
import { sendCalendar } from '../../../platform/calendar/send.ts'
import type { House } from '../../../platform/house.ts'
import {
  NotFound,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Server,
} from '../../../platform/http/index.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { renewLink, revokeLink } from './actions.ts'
import { ownCalendar } from './feed.ts'
import { calendarPage } from './pages/calendar.ts'
import { calendarTokenOf, findLinkOfToken, findLiveLink, saveRead } from './store.ts'

const open = { config: { permission: 'everyone', freshness: 'any', limit: 'search' } } as const
// Whoever looks at somebody else's pages must not leave with a link that goes on working.
const look = {
  config: { permission: 'signed-in', freshness: 'any', limit: 'pages', viewing: 'closed' },
} as const
const act = { config: { permission: 'signed-in', freshness: 'any', limit: 'acts' } } as const
const File = z.object({ file: z.string().regex(/^[\w-]{43}\.ics$/) })

/** A calendar of one's own registrations, by a secret link that can be renewed and ended. */
export function calendarRoutes(server: Server, house: House): void {
  const { db, secrets, config, clock, profile } = house

  server.get('/account/calendar', look, async (request, reply) => {
    const [t, actor] = [textsOf(request), signedIn(request)]
    const link = await findLiveLink(db, actor.personId)
    const address = link && config.url + t.path(`/calendars/${calendarTokenOf(secrets, link.id)}.ics`)
    const zone = actor.timeZone ?? profile.seat.timeZone
    return sendPage(reply, 200, calendarPage(t, { link, address, zone, open: feeds(house, t) }))
  })

  server.post('/account/calendar', act, async (request, reply) => {
    await renewLink(house, signedIn(request))
    notify(request, 'registrations.calendar-link.made')
    return seeOther(reply, '/account/calendar')
  })

  server.post('/account/calendar/end', act, async (request, reply) => {
    await revokeLink(house, signedIn(request))
    notify(request, 'registrations.calendar-link.ended')
    return seeOther(reply, '/account/calendar')
  })

  server.get('/calendars/:file', open, async (request, reply) => {
    const path = File.safeParse(request.params)
    const link = path.success ? await findLinkOfToken(db, path.data.file.slice(0, 43)) : undefined
    if (!link) throw new NotFound()
    await saveRead(db, link.id, clock.now())
    const [t, name] = [textsOf(request), 'registrations']
    reply.headers({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' })
    const body = await ownCalendar(house, t, link.personId)
    return sendCalendar(request, reply, { name, body, isPersonal: true })
  })
}

/** Every calendar of meetings: all, those of a type, and those a category may attend. */
const feeds = ({ profile }: House, t: Texts) => [
  { name: t('registrations.calendar-link.open.all'), path: '/events/calendar.ics' },
  ...profile.eventTypes.map(({ id, plural }) => ({
    name: t.words(plural),
    path: `/events/calendar.ics?type=${id}`,
  })),
  ...profile.categories
    .filter(({ kind }) => kind !== 'unknown')
    .map(({ id, plural }) => ({
      name: t('registrations.calendar-link.open.for', { category: t.words(plural) }),
      path: `/events/calendar.ics?category=${id}`,
    })),
]
