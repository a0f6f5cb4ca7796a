import type { House } from '../../../platform/house.ts'
import { publicPage, sendPage, textsOf } from '../../../platform/http/index.ts'
import type { Server } from '../../../platform/http/index.ts'
import { countByCountry } from '../store/countries.ts'
import { mapPage } from './pages/map.ts'
import { orderGuide } from './pages/order.ts'
import { searchGuide } from './pages/search.ts'
import { terminologyGuide } from './pages/terminology.ts'
import { updateGuide } from './pages/update.ts'

const pages = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const

/** Counts move slowly; strangers may see those of half a minute ago. */
const maxAgeMs = 30_000

/** How to search, to order, to update; what the words mean; and the map. */
export function guideRoutes(server: Server, { db, profile }: House): void {
  const contact = profile.helpContacts.general
  server.get('/directory/help/search', pages, (request, reply) =>
    sendPage(reply, 200, searchGuide(textsOf(request))),
  )
  server.get('/directory/help/order', pages, (request, reply) =>
    sendPage(reply, 200, orderGuide(textsOf(request), contact)),
  )
  server.get('/directory/help/changes', pages, (request, reply) =>
    sendPage(reply, 200, updateGuide(textsOf(request), contact)),
  )
  server.get('/directory/help/terminology', pages, (request, reply) =>
    sendPage(reply, 200, terminologyGuide(textsOf(request), profile)),
  )
  server.get(
    '/directory/map',
    pages,
    publicPage('directory map', { maxAgeMs }, async (request) =>
      mapPage(textsOf(request), profile, await countByCountry(db)),
    ),
  )
}
