import type { House } from '../../platform/house.ts'
import type { Server } from '../../platform/http/index.ts'
import { accountsRoutes } from './accounts/routes.ts'
import { fourEyesActs } from './acts/carry-out.ts'
import { mergerRoutes } from './acts/merger-routes.ts'
import { actRoutes } from './acts/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { hintsRoutes } from './hints/routes.ts'
import { lostMailboxRoutes } from './lost-mailbox/routes.ts'
import { mailboxRoutes } from './mailboxes/routes.ts'
import { mailRoutes } from './mails/routes.ts'
import type { AdministrationParts } from './parts.ts'
import { rolesRoutes } from './roles/routes.ts'
import { secondLookRoutes } from './second-look/routes.ts'
import { signUpRoutes } from './sign-ups/routes.ts'
import { startRoutes } from './start/routes.ts'
import { viewingRoutes } from './viewing/routes.ts'

/** The service desk, and what administrators do besides. */
export function administrationRoutes(server: Server, house: House, parts: AdministrationParts): void {
  startRoutes(server, house)
  accountsRoutes(server, house)
  actRoutes(server, house, parts)
  mergerRoutes(server, house)
  mailRoutes(server, house)
  mailboxRoutes(server, house)
  signUpRoutes(server, house)
  hintsRoutes(server, house)
  lostMailboxRoutes(server, house)
  secondLookRoutes(server, house, fourEyesActs(house, parts))
  rolesRoutes(server, house)
  auditRoutes(server, house)
  viewingRoutes(server, house)
}
