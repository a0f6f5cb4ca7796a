import type { Secrets } from '../../../platform/secrets.ts'
import type { Id } from '../../../values/ids.ts'

/** The secret part of a sign-up's link: made from its id by this installation's key, so it is kept nowhere. */
export const tokenOf = (secrets: Secrets, signUp: Id): string => secrets.sign('accounts.sign-up', signUp)
