import type { AccountId, Id } from '../../../values/ids.ts'
import type { AccountState } from '../types.ts'

/** Why two accounts may be one person's. */
export const hintReasons = ['name-and-organisation', 'phone', 'address'] as const
export type HintReason = (typeof hintReasons)[number]

/** Somebody who looks like the person of an account, and in what. */
export type Near = { readonly accountId: AccountId; readonly reasons: readonly HintReason[] }

/** One of the two accounts of a hint, as those who decide about it see it. */
export type HintedAccount = {
  readonly id: AccountId
  readonly name: string
  readonly userName: string | null
  readonly state: AccountState
  readonly createdAt: Date
  readonly signedInAt: Date | null
}

/** Two accounts that may be one person's, the older one first. */
export type Hint = {
  readonly id: Id
  readonly accounts: readonly [HintedAccount, HintedAccount]
  readonly reasons: readonly HintReason[]
  readonly foundAt: Date
}
