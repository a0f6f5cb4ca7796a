import type { House } from '../../../../platform/house.ts'
import { sendPage, textsOf, type Server } from '../../../../platform/http/index.ts'
import { organisationName } from '../../rules.ts'
import { findOrganisations } from '../../store/organisations.ts'
import { daysLater } from '../rules.ts'
import { dayOfInstant } from '../store/roles.ts'
import { absencesPage } from './pages/list.ts'
import { listAbsences } from './store.ts'

const look = { config: { permission: 'directory.manage', freshness: 'any', limit: 'pages' } } as const

/** For the secretariat: who is away now or within the month. */
export function absenceListRoutes(server: Server, { db, profile, clock }: House): void {
  server.get('/desk/focal-points/absences', look, async (request, reply) => {
    const [t, now] = [textsOf(request), clock.now()]
    const today = dayOfInstant(now)
    const absences = await listAbsences(db, { today, by: daysLater(today, 30) }, now)
    const ids = [...new Set(absences.map(({ role }) => role.organisationId))]
    const names = new Map(
      (await findOrganisations(db, ids)).map((one) => [one.id, organisationName(one, t.language)]),
    )
    return sendPage(reply, 200, absencesPage(t, { profile, absences, names }))
  })
}
