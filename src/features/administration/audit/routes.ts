import type { House } from '../../../platform/house.ts'
import { queryOf, sendPage, textsOf, type Server } from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { zoneOf } from '../zone.ts'
import { findAudit } from './find.ts'
import { auditPage } from './pages/list.ts'
import { auditAsked } from './parse.ts'

const look = { config: { permission: 'audit.read', freshness: 'any', limit: 'search' } } as const

const linesAPage = 50

/** Reading the audit: for administrators. */
export function auditRoutes(server: Server, house: House): void {
  server.get('/admin/audit', look, async (request, reply) => {
    const asked = auditAsked(queryOf(request))
    const found = await findAudit(house.db, { ...asked, most: linesAPage + 1 })
    const { entries, names } = isRefusal(found) ? { entries: [], names: new Map<string, string>() } : found
    const shown = entries.slice(0, linesAPage)
    const view = {
      asked,
      entries: shown,
      names,
      older: entries.length > linesAPage ? shown.at(-1)?.id : undefined,
      no: isRefusal(found) ? found : undefined,
      zone: zoneOf(house, request),
      now: house.clock.now(),
    }
    return sendPage(reply, 200, auditPage(textsOf(request), view))
  })
}
