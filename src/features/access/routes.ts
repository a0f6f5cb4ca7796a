import type { House } from '../../platform/house.ts'
import type { Server } from '../../platform/http/index.ts'
import { applicationRoutes } from './application-routes.ts'
import { deskRoutes } from './desk-routes.ts'
import type { AccessParts } from './parts.ts'
import { publicRoutes } from './public-routes.ts'
import { statusRoutes } from './status-routes.ts'

/** Member access: its main page, who may have it, asking for it, how that stands, and deciding about it. */
export function accessRoutes(server: Server, house: House, parts: AccessParts): void {
  publicRoutes(server, house, parts)
  applicationRoutes(server, house, parts)
  statusRoutes(server, house, parts)
  deskRoutes(server, house, parts)
}
