import type { House } from '../../platform/house.ts'
import { queryOf, textsOf } from '../../platform/http/index.ts'
import type { Server } from '../../platform/http/index.ts'
import { guideRoutes } from './guide/routes.ts'
import { messageRoutes } from './message-routes.ts'
import type { DirectoryParts } from './message-routes.ts'
import { pageRoutes } from './page-routes.ts'
import { parseSearch } from './parse.ts'
import { searchOrganisations } from './store/search.ts'
import { foundUnder } from './under-name.ts'
import { organisationName } from './rules.ts'

/** Every page of the directory, and what a script asks for. `parts` are what the rooms above know. */
export function directoryRoutes(server: Server, house: House, parts: DirectoryParts): void {
  pageRoutes(server, house, parts)
  guideRoutes(server, house)
  messageRoutes(server, house, parts)
  listRoute(server, house)
}

/** What a script asks for while somebody types the name of an organisation. Pages work without it. */
function listRoute(server: Server, house: House): void {
  const { db, profile } = house
  server.get(
    '/directory/organisations.json',
    { config: { permission: 'everyone', freshness: 'any', limit: 'search' } },
    async (request, reply) => {
      const t = textsOf(request)
      const { organisations, total } = await searchOrganisations(db, parseSearch(queryOf(request)))
      return reply.header('cache-control', 'private, max-age=60').send({
        total,
        organisations: organisations.map((it) => ({
          id: it.id,
          name: organisationName(it, t.language),
          under: foundUnder(t, profile, it),
        })),
      })
    },
  )
}
