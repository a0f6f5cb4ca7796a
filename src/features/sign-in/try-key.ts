import type { Secrets } from '../../platform/secrets.ts'
import type { AccountId } from '../../values/ids.ts'
import { identifierKey } from '../accounts/index.ts'

/**
 * Under which key tries are counted: the known device, else what was typed as a name. By what was typed and not by the
 * account, because waiting for two names at once would tell that they belong together. Nobody can read names from it.
 */
export const tryKey = (secrets: Secrets, typed: string, knownMark: string | undefined): Buffer =>
  keyOf(secrets, knownMark ? `device ${knownMark}` : `name ${identifierKey(typed) ?? typed}`)

/** Under which key tries at the password are counted of somebody who is signed in already. */
export const ownTryKey = (secrets: Secrets, accountId: AccountId): Buffer =>
  keyOf(secrets, `account ${accountId}`)

const keyOf = (secrets: Secrets, counted: string): Buffer =>
  Buffer.from(secrets.sign('sign-in.tries', counted), 'base64url')
