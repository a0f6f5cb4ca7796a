import type { AccountId, Id } from '../../../values/ids.ts'
import type { BlockReason } from '../../accounts/types.ts'

export type BlockedLately = {
  readonly id: AccountId
  readonly name: string
  readonly reason: BlockReason
  readonly since: Date
}

export type FailedMail = {
  readonly id: Id
  readonly occasion: string
  readonly at: Date
  readonly account: { readonly id: AccountId; readonly name: string }
}
