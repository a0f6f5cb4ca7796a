import type { AccountId, PersonId } from '../../../values/ids.ts'
import type { ApplicationId, ApplicationState } from '../types.ts'

/** As many as one review can hold. */
export const mostAtOnce = 100

/** So long decisions about many can be taken back; their mails wait until then. */
export const undoMinutes = 5

/** What is decided about many. */
export type Act = 'approve' | 'reject'

/** One application among many that are decided together. */
export type Picked = {
  readonly id: ApplicationId
  readonly registrationId: string
  readonly personId: PersonId
  readonly name: string
  readonly organisationId: string
  readonly state: ApplicationState
  readonly revision: number
  readonly decidedBy: AccountId | null
  /** Until when the decision about it may be taken back; null: it may not. */
  readonly undoUntil: Date | null
  /** Says that they belong, and that waits, too. */
  readonly isClaimed: boolean
}

/** Decisions of one kind that somebody may still take back. */
export type ToUndo = { readonly act: Act; readonly registrationIds: readonly string[]; readonly until: Date }
