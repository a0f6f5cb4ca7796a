import type { Id } from '../../../values/ids.ts'
import type { AffiliationListener } from '../../directory/index.ts'
import type { State } from '../types.ts'
import type { Because } from './types.ts'

export type Decision =
  | { readonly is: 'approval' }
  | {
      readonly is: 'rejection'
      /** As it was written; beside a reason of the list it may be empty. */
      readonly reason: string
      readonly because?: Because | undefined
      /** The claimed affiliation to the same organisation is rejected too. */
      readonly withClaim?: boolean
    }

export type Wishes = {
  /** Nobody is told before. */
  readonly dueAt?: Date
  readonly whenAffiliationApproved?: readonly AffiliationListener[]
}

/** What was decided; `claim`: the affiliation that was decided with it. */
export type Decided = {
  readonly next: State
  readonly revision: number
  readonly at: Date
  readonly claim: Id | undefined
}
