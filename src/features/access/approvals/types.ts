import type { AccountId } from '../../../values/ids.ts'
import type { ApplicationId, ApplicationState } from '../types.ts'

/** As many as one review can hold. */
export const mostAtOnce = 100

/** One application among many that are approved together. */
export type Picked = {
  readonly id: ApplicationId
  readonly registrationId: string
  readonly name: string
  readonly organisationId: string
  readonly state: ApplicationState
  readonly revision: number
  readonly decidedBy: AccountId | null
  /** Says that they belong, and that waits, too. */
  readonly isClaimed: boolean
}
