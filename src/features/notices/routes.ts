import type { House } from '../../platform/house.ts'
import { whenPagesDrop, type Server } from '../../platform/http/index.ts'
import { checkingRoutes } from './checking/routes.ts'
import { deskRoutes } from './desk/routes.ts'
import { forgetPressing } from './live.ts'
import { publicRoutes } from './public-routes.ts'
import { reportingRoutes } from './reporting/routes.ts'

/** What the body tells its readers, whether a mail is from it, and mails that are not. */
export function noticesRoutes(server: Server, house: House): void {
  whenPagesDrop(server, () => forgetPressing(house.db))
  checkingRoutes(server, house)
  reportingRoutes(server, house)
  publicRoutes(server, house)
  deskRoutes(server, house)
}
