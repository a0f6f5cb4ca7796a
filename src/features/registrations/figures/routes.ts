import type { House } from '../../../platform/house.ts'
import { queryOf, sendPage, signedIn, textsOf, type Server } from '../../../platform/http/index.ts'
import { findEvent } from '../../events/index.ts'
import { parseFilter } from '../desk/filter.ts'
import { groupWords } from '../groups/words.ts'
import { figuresPage, mostEvents } from './pages/figures.ts'
import { waitingPage } from './pages/waiting.ts'
import { firstOf } from './rules.ts'
import { eventNames, figuresOf } from './store/figures.ts'
import { waitingByOrganisation } from './store/waiting.ts'

const look = { config: { permission: 'registrations.read-all', freshness: 'any', limit: 'pages' } } as const

/** Registrations in numbers, and where they wait. */
export function figuresRoutes(server: Server, house: House): void {
  const { db, clock, profile } = house
  server.get('/desk/figures', look, async (request, reply) => {
    const t = textsOf(request)
    const filter = parseFilter(queryOf(request))
    const event = filter.event ? await findEvent(db, filter.event) : undefined
    const zone = event?.timeZone ?? profile.seat.timeZone
    const figures = await figuresOf(db, filter, zone, clock.now())
    const shown = firstOf(figures.byEvent, mostEvents).shown.map(({ key }) => key)
    const [events, group] = await Promise.all([eventNames(db, shown), groupWords(house, t, filter)])
    const view = { figures, filter, group, events, profile, zone, actor: signedIn(request) }
    return sendPage(reply, 200, figuresPage(t, view))
  })

  server.get('/desk/waiting', look, async (request, reply) => {
    const now = clock.now()
    const waiting = await waitingByOrganisation(db, now)
    const maySeeFocalPoints = signedIn(request).permissions.has('directory.manage')
    return sendPage(reply, 200, waitingPage(textsOf(request), { waiting, now, maySeeFocalPoints }))
  })
}
