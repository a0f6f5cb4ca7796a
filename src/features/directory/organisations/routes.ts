import type { House } from '../../../platform/house.ts'
import {
  NotFound,
  notify,
  queryOf,
  seeOther,
  sendFile,
  sendPage,
  signedIn,
  textsOf,
  type Server,
} from '../../../platform/http/index.ts'
import { dataRoutes } from './data-routes.ts'
import { exported } from './export.ts'
import { importRoutes } from './import-routes.ts'
import { overviewPage } from './pages/overview.ts'
import { showPage } from './pages/show.ts'
import { IdPath, parseDesk } from './parse.ts'
import type { OrganisationParts } from './parts.ts'
import { reviewRoutes } from './review-routes.ts'
import { isLarge } from './store/listing.ts'
import { overviewOf, showOf } from './view.ts'

const base = '/desk/organisations'
const look = { config: { permission: 'directory.manage', freshness: 'any', limit: 'pages' } } as const

/** What staff do with organisations. */
export function organisationRoutes(server: Server, house: House, parts: OrganisationParts): void {
  server.get(base, look, async (request, reply) => {
    const view = await overviewOf(house, parseDesk(queryOf(request)))
    return sendPage(reply, 200, overviewPage(textsOf(request), view))
  })
  server.get(`${base}/:id`, look, async (request, reply) => {
    const { id } = IdPath.parse(request.params)
    const t = textsOf(request)
    const view = await showOf(house, parts, t, signedIn(request), id)
    if (!view) throw new NotFound()
    return sendPage(reply, 200, showPage(t, view))
  })
  dataRoutes(server, house)
  reviewRoutes(server, house, parts)
  importRoutes(server, house, parts)
  exportRoutes(server, house)
}

function exportRoutes(server: Server, { db, profile }: House): void {
  const types = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const
  for (const form of ['csv', 'json'] as const)
    server.get(`${base}/export.${form}`, look, async (request, reply) => {
      if (await isLarge(db)) {
        notify(request, 'directory.organisations.export-large', {}, 'info')
        return seeOther(reply, base)
      }
      const all = await exported(db, profile, form)
      const body = typeof all === 'string' ? `\uFEFF${all}` : JSON.stringify(all, null, 2)
      return sendFile(reply, { name: `organisations.${form}`, type: types[form], body })
    })
}
