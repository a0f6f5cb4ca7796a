import type { AccountId, Id, OrganisationId, PersonId } from '../../values/ids.ts'

export type ApplicationId = Id

/**
 * Where an application stands. `awaiting`: the organisation's focal point decides. `returned`: it has none, the secretariat decides.
 * `approved`: it opens as soon as the account does. `suspended`: it rests while the membership does.
 */
export type ApplicationState =
  | 'awaiting'
  | 'returned'
  | 'approved'
  | 'active'
  | 'suspended'
  | 'rejected'
  | 'withdrawn'
  | 'revoked'
  | 'expired'

/** Somebody's application for member access through one organisation, and what became of it. */
export type Application = {
  readonly id: ApplicationId
  /** `123456789-12345`: a name for the telephone and for letters, not a secret. */
  readonly registrationId: string
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly state: ApplicationState
  readonly stateSince: Date
  /** Why they ask, in their own words. */
  readonly reason: string
  readonly decisionReason: string | null
  readonly decidedBy: AccountId | null
  readonly grantedAt: Date | null
  readonly revision: number
  readonly createdAt: Date
}

/** Why somebody cannot have access, or that they can. */
export type Eligibility =
  'eligible' | 'no-organisation' | 'not-a-member' | 'not-listed' | 'membership-rests' | 'membership-ended'

/** What the question needs of an organisation. */
export type OrganisationFacts = {
  readonly category: string
  readonly isListed: boolean
  readonly membership: 'active' | 'suspended' | 'former' | 'none'
}

/** How a decision about many was made: until when it may be taken back, and the claim that was approved along. */
export type Undoable = { readonly undoUntil?: Date | undefined; readonly claimId?: Id | undefined }

/** The step by which an application came to be what it is. */
export type Decided = {
  readonly at: Date
  readonly from: ApplicationState | null
  readonly by: AccountId | null
  readonly undoUntil: Date | null
  readonly claimId: Id | null
}

/** One step of an application, for its history. */
export type Step = { readonly at: Date; readonly to: ApplicationState; readonly byHouse: boolean }

/** Which of the applications a desk shows: waiting for it, holding access, or over. */
export type Heap = 'waiting' | 'holders' | 'over'

/** One application in the list of a desk. */
export type Line = {
  readonly id: ApplicationId
  readonly registrationId: string
  readonly personId: PersonId
  readonly name: string
  readonly organisationId: OrganisationId
  readonly state: ApplicationState
  readonly since: Date
  readonly accountId: AccountId | undefined
  /** When they last came in, by a browser or a mail program; null: not yet. */
  readonly lastSeen: Date | null
  /** Told that it ends, since nobody uses it. */
  readonly unused: { readonly since: Date; readonly endsAt: Date } | undefined
}
