import type { House } from '../../../platform/house.ts'
import type { Server } from '../../../platform/http/index.ts'
import type { DeskParts } from './above.ts'
import { absenceRoutes } from './absence-routes.ts'
import { claimRoutes } from './claim-routes.ts'
import { entryRoutes } from './entry-routes.ts'
import { namingRoutes } from './naming-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { studyGroupRoutes } from '../study-group/routes.ts'
import { roleRoutes } from './role-routes.ts'

/**
 * The desk of an organisation, for those who decide for it: its people, its roles, their absence. What nobody there
 * decides about is decided by the secretariat.
 */
export function deskRoutes(server: Server, house: House, parts: DeskParts): void {
  peopleRoutes(server, house, parts)
  roleRoutes(server, house, parts.accounts)
  namingRoutes(server, house)
  absenceRoutes(server, house, parts.accounts)
  entryRoutes(server, house)
  studyGroupRoutes(server, house)
  claimRoutes(server, house, parts)
}
