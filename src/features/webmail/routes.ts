import type { House } from '../../platform/house.ts'
import type { Server } from '../../platform/http/index.ts'
import { forwardingRoutes } from './forwarding/routes.ts'
import { keepingRoutes } from './keeping/routes.ts'
import { readingRoutes } from './reading/routes.ts'
import { reportRoutes } from './reports/routes.ts'
import { searchingRoutes } from './searching/routes.ts'
import { setUpRoutes } from './set-up/routes.ts'
import { writingRoutes } from './writing/routes.ts'

/** Mail in the browser. What is somebody else's is not there. */
export function webmailRoutes(server: Server, house: House): void {
  searchingRoutes(server, house)
  writingRoutes(server, house)
  keepingRoutes(server, house)
  forwardingRoutes(server, house)
  setUpRoutes(server, house)
  reportRoutes(server, house)
  readingRoutes(server, house)
}
