import type { Secrets } from '../../platform/secrets.ts'
import type { Id } from '../../values/ids.ts'

/** The secret part of a recovery's link: made from its id by this installation's key, so it is kept nowhere. */
export const recoveryTokenOf = (secrets: Secrets, recovery: Id): string =>
  secrets.sign('sign-in.recovery', recovery)
