import type { Secrets } from '../../platform/secrets.ts'
import type { AccountId } from '../../values/ids.ts'
import { identifierKey } from '../accounts/index.ts'

// Under which keys tries are counted. Nobody can read a name, an account or a network from them.

/**
 * What was typed as a name, and not the account behind it: waiting for two names at once would tell that they belong
 * together.
 */
export const nameKey = (secrets: Secrets, typed: string): Buffer =>
  keyOf(secrets, `name ${identifierKey(typed) ?? typed}`)

/** A device on which an account's owner signed in before. */
export const deviceKey = (secrets: Secrets, mark: string): Buffer => keyOf(secrets, `device ${mark}`)

/** Tries in a row at the password of an account, on one known device or on all that are not known. */
export const accountKey = (secrets: Secrets, accountId: AccountId, mark?: string): Buffer =>
  keyOf(secrets, `in a row ${accountId} ${mark ?? ''}`)

/** The same where there is no account. */
export const nobodysKey = (secrets: Secrets, typed: string): Buffer =>
  keyOf(secrets, `in a row, nobody ${identifierKey(typed) ?? typed}`)

export const networkKey = (secrets: Secrets, network: string): Buffer => keyOf(secrets, `network ${network}`)

/** Tries at the second step, on one known device or on all that are not known. */
export const stepKey = (secrets: Secrets, accountId: AccountId, mark?: string): Buffer =>
  keyOf(secrets, `second step ${accountId} ${mark ?? ''}`)

/** A welcome code, by its first letters: guesses at one code count together, wherever they come from. */
export const codeKey = (secrets: Secrets, code: string): Buffer =>
  keyOf(secrets, `welcome code ${code.slice(0, 4)}`)

/** Tries at the password of somebody who is signed in already. */
export const ownTryKey = (secrets: Secrets, accountId: AccountId): Buffer =>
  keyOf(secrets, `account ${accountId}`)

const keyOf = (secrets: Secrets, counted: string): Buffer =>
  Buffer.from(secrets.sign('sign-in.tries', counted), 'base64url')
