import type { AccountId } from '../../../values/ids.ts'

/** What somebody has besides their password to prove who they are. */
export type Factors = {
  readonly passkeys: number
  /** An app that shows one-time codes. */
  readonly hasCodes: boolean
  /** How many recovery codes are still good. They stand in for a factor and are none by themselves. */
  readonly recoveryCodes: number
}

/** What happened to somebody's factors, as it is recorded and told. */
export type FactorChange =
  | 'passkey-added'
  | 'passkey-removed'
  | 'passkey-copied'
  | 'codes-added'
  | 'codes-removed'
  | 'recovery-codes-made'
  | 'recovery-code-used'
  | 'factors-reset'

/** A right password was given here a moment ago: what is still to come is the second step. */
export type PendingStep = {
  readonly accountId: AccountId
  /** When the password was given, in milliseconds. */
  readonly at: number
  /** Fits the password that was given; another one since then ends the step. */
  readonly mark: string
}
