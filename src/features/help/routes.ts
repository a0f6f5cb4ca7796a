import { sendPage, textsOf, type Server } from '../../platform/http/index.ts'
import type { House } from '../../platform/house.ts'
import { html } from '../../platform/ui/index.ts'
import { accessKept } from '../access/index.ts'
import { enquiriesKept } from '../enquiries/index.ts'
import { noticesKept } from '../notices/index.ts'
import { retentionPart } from '../registrations/index.ts'
import { articleRoutes } from './articles/routes.ts'
import { helpDeskRoutes } from './desk/routes.ts'
import { accessibilityPage, keptPart, legalPage } from './pages/legal.ts'

const open = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const

/** Help, and the pages that are the same for everybody. */
export function helpRoutes(server: Server, house: House): void {
  const { profile } = house
  const contacts = profile.helpContacts
  articleRoutes(server, house)
  helpDeskRoutes(server, house)
  server.get('/help/accessibility', open, async (request, reply) =>
    sendPage(reply, 200, accessibilityPage(textsOf(request), contacts.general)),
  )
  server.get('/legal/terms', open, async (request, reply) =>
    sendPage(reply, 200, legalPage(textsOf(request), 'terms', profile.legal.terms)),
  )
  server.get('/legal/privacy', open, async (request, reply) => {
    const t = textsOf(request)
    const written = keptPart(t, [...enquiriesKept(t), ...accessKept(t, profile), ...noticesKept(t)])
    const kept = html`${retentionPart(t, profile)} ${written}`
    return sendPage(reply, 200, legalPage(t, 'privacy', profile.legal.privacy, kept))
  })
}
