import type { AccountId, Id, OrganisationId, PersonId } from '../../../../values/ids.ts'
import type { AffiliationState, Organisation } from '../../types.ts'

/** Why an affiliation is over: its person left or took the claim back, somebody removed it, or the account went. */
export type EndReason = 'left' | 'withdrawn' | 'removed' | 'account-closed' | 'merged'

/** An affiliation as it is kept. Days are plain days. */
export type Held = {
  readonly id: Id
  readonly personId: PersonId
  readonly organisationId: OrganisationId | null
  readonly state: AffiliationState
  /** What was claimed while there is no organisation. */
  readonly category: string
  /** What the person is there, in their own words. */
  readonly role: string | null
  readonly unit: string | null
  readonly fromOn: string | null
  readonly toOn: string | null
  /** The one of several that leads. */
  readonly isMain: boolean
  readonly since: Date
  readonly decidedAt: Date | null
  readonly endedAt: Date | null
  readonly endReason: EndReason | null
  /** What whoever rejected or removed it wrote to the person. */
  readonly note: string | null
}

/** One line of somebody's history. */
export type Past = Held & { readonly organisation: Organisation | undefined }

/** What somebody says about an affiliation beside the organisation. */
export type Details = {
  readonly role: string | null
  readonly unit: string | null
  readonly fromOn: string | null
}

/** Which organisation somebody says they belong to, as at sign-up. */
export type OrganisationClaim =
  | { readonly kind: 'listed'; readonly id: OrganisationId }
  | {
      readonly kind: 'unlisted'
      readonly name: string
      readonly countryCode: string
      readonly webSite?: string | undefined
    }
  | { readonly kind: 'unknown' }

/** "I changed employer": what ends and on which day, and what is claimed. Either may be missing. */
export type EmployerChange = {
  readonly ends?: { readonly id: Id; readonly on: string } | undefined
  readonly begins: Details & {
    readonly organisation: OrganisationClaim
    readonly category: string
    readonly isMain: boolean
  }
}

/** What listeners are told: whose affiliation to what has changed. */
export type Moved = {
  readonly affiliationId: Id
  readonly personId: PersonId
  readonly organisationId: OrganisationId
}

/** How an affiliation ends, and who ended it. */
export type Ending = {
  readonly reason: EndReason
  readonly on: string
  readonly by: AccountId | null
  readonly note?: string | undefined
}

/** Whether the address somebody signs in with belongs to the organisation they claim. */
export type DomainMatch = 'same' | 'other' | 'unknown'
