import type { Server } from '../../../platform/http/index.ts'
import type { House } from '../../../platform/house.ts'
import type { SignInParts } from '../parts.ts'
import { codesRoutes } from './one-time-codes/routes.ts'
import { passkeyEntryRoutes } from './passkeys/entry-routes.ts'
import { passkeyRoutes } from './passkeys/routes.ts'
import { recoveryCodeRoutes } from './recovery-codes/routes.ts'
import { secondStepRoutes } from './second-step/routes.ts'
import { securityRoutes } from './security/routes.ts'

/** Signing in by more than a password, and having what that takes. */
export function secondFactorRoutes(server: Server, house: House, parts: SignInParts): void {
  secondStepRoutes(server, house, parts)
  passkeyEntryRoutes(server, house)
  securityRoutes(server, house, parts)
  passkeyRoutes(server, house)
  codesRoutes(server, house)
  recoveryCodeRoutes(server, house)
}
