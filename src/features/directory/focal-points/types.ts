import type { AccountId, Id, OrganisationId, PersonId } from '../../../values/ids.ts'

/** Why a role is over. */
export type EndReason =
  | 'handed-over'
  | 'given-up'
  | 'removed'
  | 'ended-by-staff'
  | 'expired'
  | 'affiliation-ended'
  | 'account-closed'
  | 'merged'

/** What somebody may decide for an organisation: a kind of the profile, for one Sector or all of them. */
export type Mandate = {
  readonly id: Id
  readonly organisationId: OrganisationId
  readonly personId: PersonId
  readonly kind: string
  /** Null: every Sector. */
  readonly sector: string | null
  readonly isDeputy: boolean
  readonly isAway: boolean
}

/** A mandate with its dates and the name of whoever holds it. Days are plain days in UTC. */
export type Role = Mandate & {
  readonly name: string
  readonly since: Date
  readonly until: Date | null
  readonly awayFrom: string | null
  readonly awayUntil: string | null
  /** The last day; null: until somebody ends it. */
  readonly expiresOn: string | null
  /** When somebody last said that it still holds, or when it began. */
  readonly confirmedOn: string
}

export type ChangeState = 'asked' | 'countersigned' | 'refused' | 'withdrawn'

/** Somebody who has no account yet, as whoever names them knows them. */
export type NamedNewcomer = {
  /** Absent for people who have one name only. */
  readonly firstName: string | null
  readonly lastName: string
  readonly email: string
}

/** A change of who decides for an organisation. It takes effect when the secretariat countersigns it. */
export type Change = {
  readonly id: Id
  readonly what: 'hand-over' | 'appointment' | 'ending'
  readonly organisationId: OrganisationId
  readonly kind: string
  readonly sector: string | null
  readonly isDeputy: boolean
  /** The role that ends, and who holds it. */
  readonly roleId: Id | null
  /** Who begins: somebody known, or a newcomer. Neither when a role only ends. */
  readonly personId: PersonId | null
  readonly newcomer: NamedNewcomer | null
  readonly expiresOn: string | null
  readonly reason: string | null
  readonly state: ChangeState
  readonly askedBy: AccountId
  readonly askedAt: Date
  readonly decidedBy: AccountId | null
  readonly decidedAt: Date | null
  readonly decisionNote: string | null
}

/** What is asked for or done at once: the part of a change that whoever asks decides about. */
export type Wish = Pick<
  Change,
  | 'what'
  | 'organisationId'
  | 'kind'
  | 'sector'
  | 'isDeputy'
  | 'roleId'
  | 'personId'
  | 'newcomer'
  | 'expiresOn'
  | 'reason'
>

/** A member for which nobody can be reached who decides about this. */
export type Gap = {
  readonly kind: string
  /** Null: for no Sector at all. */
  readonly sector: string | null
}

/** A gap that was noticed and is still there. */
export type OpenGap = Gap & {
  readonly id: Id
  readonly organisationId: OrganisationId
  readonly since: Date
}

/** Somebody who says that they belong to an organisation, and waits. */
export type WaitingClaim = {
  readonly affiliationId: Id
  readonly organisationId: OrganisationId
  readonly name: string
  readonly since: Date
  /** Which steps somebody was told of. */
  readonly told: readonly number[]
}

/** When a waiting claim is brought up again, in days; the last one goes to the secretariat. */
export const claimSteps = [7, 14, 21] as const
export type ClaimStep = (typeof claimSteps)[number]
