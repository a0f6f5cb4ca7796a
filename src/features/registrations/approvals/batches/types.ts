import type { AccountId, Id, RegistrationId } from '../../../../values/ids.ts'
import type { Because } from '../types.ts'
import type { State } from '../../types.ts'

/** Decisions about many at once, by one person: they can be taken back while their mails wait. */
export type Batch = {
  readonly id: Id
  readonly accountId: AccountId
  readonly act: 'approve' | 'reject'
  readonly reason: string
  readonly because: Because | undefined
  /** A rejection is meant for claimed affiliations too. */
  readonly withClaims: boolean
  readonly createdAt: Date
  /** The mails wait until then; null: nothing was decided yet. */
  readonly undoUntil: Date | null
  readonly undoneAt: Date | null
}

/** What became of one of them. */
export type BatchRow = {
  readonly registrationId: RegistrationId
  readonly number: string
  readonly person: string
  readonly state: 'waiting' | 'done' | 'refused' | 'undone'
  readonly became: State | null
  readonly revision: number | null
  readonly claimId: Id | null
  readonly decidedAt: Date | null
  /** Why it was not done, or could not be taken back: a text key. */
  readonly why: string | null
}
