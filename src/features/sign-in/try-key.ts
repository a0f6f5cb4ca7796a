import type { Secrets } from '../../platform/secrets.ts'
import { identifierKey } from '../accounts/index.ts'

/**
 * Under which key tries are counted: the known device, else what was typed as a name. By what was typed and not by the
 * account, because waiting for two names at once would tell that they belong together. Nobody can read names from it.
 */
export const tryKey = (secrets: Secrets, typed: string, knownMark: string | undefined): Buffer =>
  Buffer.from(
    secrets.sign(
      'sign-in.tries',
      knownMark ? `device ${knownMark}` : `name ${identifierKey(typed) ?? typed}`,
    ),
    'base64url',
  )
