import type { House } from '../../platform/house.ts'
import type { Server } from '../../platform/http/index.ts'
import type { AffiliationListener } from '../directory/index.ts'
import { approvalRoutes } from './approvals/routes.ts'
import { calendarRoutes } from './calendar/routes.ts'
import { decisionMailRoutes } from './digests/routes.ts'
import { exportingRoutes } from './export/routes.ts'
import { extraQuestionRoutes } from './extra-questions/routes.ts'
import { challengeRoutes } from './challenge/routes.ts'
import { figuresRoutes } from './figures/routes.ts'
import { formRoutes } from './form-routes.ts'
import { mailDecisionRoutes } from './mail-decisions/routes.ts'
import { groupMessageRoutes } from './group-messages/routes.ts'
import { onBehalfRoutes } from './on-behalf/routes.ts'
import { ownRoutes } from './own-routes.ts'
import { participantsRoutes } from './participants/routes.ts'
import { reopeningRoutes } from './reopening/routes.ts'
import { policyDeskRoutes } from './policy-desk/routes.ts'
import { savedViewRoutes } from './saved-views/routes.ts'

/**
 * From the form of an event to a registration, what its person can do with it, and who decides about it. Listeners react
 * to affiliations that are approved along with a registration.
 */
export function registrationRoutes(
  server: Server,
  house: House,
  whenAffiliationApproved: readonly AffiliationListener[] = [],
): void {
  formRoutes(server, house)
  ownRoutes(server, house)
  reopeningRoutes(server, house)
  extraQuestionRoutes(server, house)
  participantsRoutes(server, house)
  calendarRoutes(server, house)
  approvalRoutes(server, house, whenAffiliationApproved)
  mailDecisionRoutes(server, house)
  decisionMailRoutes(server, house)
  onBehalfRoutes(server, house)
  challengeRoutes(server, house)
  savedViewRoutes(server, house)
  groupMessageRoutes(server, house)
  exportingRoutes(server, house)
  figuresRoutes(server, house)
  policyDeskRoutes(server, house)
}
