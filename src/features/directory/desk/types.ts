import type { Id, OrganisationId, PersonId } from '../../../values/ids.ts'
import type { Mandate } from '../focal-points/types.ts'
import type { AffiliationState, Organisation } from '../types.ts'

/** The three heaps of an organisation's people. */
export type Heap = 'waiting' | 'approved' | 'ended'

export type PeopleFilter = {
  readonly heap: Heap
  /** Words of a name, as typed. */
  readonly words: string
  readonly page: number
}

/** Somebody of an organisation, as those who decide for it see them. */
export type OrganisationsPerson = {
  readonly affiliationId: Id
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly state: AffiliationState
  readonly name: string
  readonly otherScriptName: string | null
  readonly jobTitle: string | null
  /** What they say they are at the organisation, and in which part of it. */
  readonly role: string | null
  readonly unit: string | null
  readonly countryCode: string
  readonly phone: string | null
  readonly language: string
  /** When it was claimed. */
  readonly since: Date
  readonly decidedAt: Date | null
  readonly endedAt: Date | null
  readonly endReason: string | null
  readonly note: string | null
}

/** Who is at the desk, for which of their organisations, and what they may do there. */
export type AtDesk = {
  readonly organisation: Organisation
  /** All organisations this person decides for; this one among them. */
  readonly all: readonly Organisation[]
  /** What they decide about here. */
  readonly mandates: readonly Mandate[]
  /** One of them is of a kind that decides who belongs to the organisation. */
  readonly decidesAboutPeople: boolean
}

export type Act = 'approve' | 'reject' | 'remove'

/** Why somebody is rejected or removed; `other`: own words say it. */
export const reasons = ['not-known', 'left', 'elsewhere', 'twice', 'other'] as const
export type Reason = (typeof reasons)[number]

export type Decision = {
  readonly act: Act
  readonly reason?: Reason
  /** Own words beside the reason, or instead of one. */
  readonly words?: string
}

/** What became of one person of many. */
export type Outcome = {
  readonly affiliationId: Id
  readonly name: string
  /** Why nothing was done, as a text key. */
  readonly refused: string | undefined
}
