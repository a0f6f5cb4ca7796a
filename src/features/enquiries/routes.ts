import type { House } from '../../platform/house.ts'
import type { Server } from '../../platform/http/index.ts'
import { contactRoutes } from './contact-routes.ts'
import { deskRoutes } from './desk-routes.ts'
import { deskThreadRoutes } from './desk-thread-routes.ts'
import { feedbackDeskRoutes } from './feedback/desk-routes.ts'
import { feedbackRoutes } from './feedback/routes.ts'
import { mineRoutes } from './mine-routes.ts'
import { standardReplyRoutes } from './standard-replies/routes.ts'

/** Asking, being answered, and saying what one thinks of these pages. */
export function enquiryRoutes(server: Server, house: House): void {
  contactRoutes(server, house)
  mineRoutes(server, house)
  deskRoutes(server, house)
  standardReplyRoutes(server, house)
  deskThreadRoutes(server, house)
  feedbackRoutes(server, house)
  feedbackDeskRoutes(server, house)
}
