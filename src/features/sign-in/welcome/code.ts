import type { Secrets } from '../../../platform/secrets.ts'
import type { Id } from '../../../values/ids.ts'
import { linkTokenOf } from '../../accounts/index.ts'
import { codeFrom, welcome } from './rules.ts'

/** The code of a link: made from its id by this installation's key, so it is kept nowhere. */
export const codeOf = (secrets: Secrets, link: Id): string =>
  codeFrom(Buffer.from(linkTokenOf(secrets, welcome, link), 'base64url'))
