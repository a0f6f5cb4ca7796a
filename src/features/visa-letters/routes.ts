import type { House } from '../../platform/house.ts'
import type { Server } from '../../platform/http/index.ts'
import { deskRoutes } from './desk-routes.ts'
import { letterRoutes } from './letter-routes.ts'
import { mineRoutes } from './mine-routes.ts'

/** Help with a visa: the participant's page, the officer's desk, and a letter by its serial. */
export function visaLetterRoutes(server: Server, house: House): void {
  mineRoutes(server, house)
  deskRoutes(server, house)
  letterRoutes(server, house)
}
