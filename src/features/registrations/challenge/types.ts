import type { OrganisationId, RegistrationId } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'
import type { State } from '../types.ts'

/** Why an organisation is told: nobody there has agreed to the claim, or the address is none of theirs. */
export type ChallengeReason = 'claimed' | 'other-address'

/** What the organisation said. */
export type ChallengeAnswer = 'ours' | 'not-ours'

/** What the secretariat did when it looked again. */
export type Settled = 'kept' | 'cancelled'

export type Challenge = {
  readonly registrationId: RegistrationId
  readonly organisationId: OrganisationId
  readonly why: ChallengeReason
  readonly sentTo: string | null
  readonly sentAt: Date
  readonly answer: ChallengeAnswer | null
  readonly answeredAt: Date | null
  readonly answeredBy: string | null
  readonly words: string | null
  readonly settled: Settled | null
  readonly settledAt: Date | null
}

/** How somebody belongs to the organisation they register for, as far as anybody has said. */
export type Belonging = {
  readonly state: 'claimed' | 'approved'
  /** Somebody of the organisation or the secretariat agreed to it. */
  readonly isAgreed: boolean
  /** They decide for it themselves. */
  readonly isFocalPoint: boolean
  readonly address: string | undefined
  /** Domains of the organisation's addresses; none known: nothing can be told from an address. */
  readonly domains: readonly string[]
}

/** A line of what organisations dispute and nobody has settled. */
export type Disputed = {
  readonly number: string
  readonly name: string
  readonly organisation: string
  readonly state: State
  readonly title: Localised
  readonly answeredAt: Date
  readonly timeZone: string
}
