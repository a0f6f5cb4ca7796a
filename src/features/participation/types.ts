import type { Localised } from '../../values/language.ts'
import type { Refusal } from '../../values/refusal.ts'

export type Regime = 'automatic' | 'focal-point' | 'accreditation' | 'nomination-only' | 'refused'

/** A line of the policy; `*` stands for every event type or category. */
export type PolicyRow = {
  readonly eventType: string
  readonly category: string
  /** Only where the meeting's sector is, or is not, one that the organisation is a member of. */
  readonly sector?: Relation | undefined
  /** Only where the meeting's group is, or is not, the one that the organisation picked. */
  readonly group?: Relation | undefined
  readonly regime: Regime
  readonly rule: string
}

/** Who was nominated: this person, or everybody of their organisation. */
export type Nominated = 'person' | 'organisation'

export type Relation = 'own' | 'other'

/** What ties an organisation to a meeting. `none`: nothing can be said, because one of them names none. */
export type Ties = { readonly sector: Relation | 'none'; readonly group: Relation | 'none' }

/** What the policy must know of a membership category. `none` is the non-member's. */
export type CategoryFacts = { readonly id: string; readonly isMember: boolean; readonly kind: string }

/** What stands behind a claim to be a member. */
export type Standing = 'active' | 'suspended' | 'unverified' | 'none'

/** What an event says instead of the policy: category or `*` to a regime. */
export type Overrides = Readonly<Record<string, string>>

export type Policy = {
  readonly policy: readonly PolicyRow[]
  readonly categories: readonly CategoryFacts[]
}

export type ParticipationFacts = Policy & {
  readonly eventType: string
  readonly overrides: Overrides
  readonly category: string
  readonly membership: Standing
  readonly accountState: string
  readonly ties?: Ties
  /** What the group says for all its meetings; an event's own word goes before it. */
  readonly groupOverrides?: Overrides
  /** They are confirmed for an event that opens this one: its desk is not asked again. */
  readonly isEntitled?: boolean
  /** They, or everybody of their organisation, are on the event's list of those who are nominated. */
  readonly nominated?: Nominated | undefined
  /** The event is for people with member access only, and whether this person has it. */
  readonly access?: { readonly isNeeded: boolean; readonly isHeld: boolean }
}

/** The person may register; the regime says who has to agree, the rule says why. */
export type Admission = {
  readonly regime: 'automatic' | 'focal-point' | 'accreditation'
  readonly rule: string
}

/** What the policy, an event or a group says of a category, and which of them says it. */
export type WordSaid = {
  readonly by: 'event' | 'group' | 'policy' | 'nobody'
  readonly regime: Regime
  readonly rule: string
  /** The line of the policy, where the policy says it. */
  readonly row?: PolicyRow
}

/** Where a step of the decision ends: it goes on, it is settled with a yes, or with a no. */
export type StepOutcome = 'passed' | 'settled' | 'refused'

/** One question of the decision, in the order in which they are asked. */
export type Step =
  | { readonly asks: 'account'; readonly outcome: 'passed' | 'refused'; readonly rule?: string }
  | { readonly asks: 'link'; readonly outcome: 'passed' | 'settled'; readonly rule?: string }
  | {
      readonly asks: 'standing'
      readonly outcome: 'passed' | 'refused'
      readonly category: string
      /** Not of a member in good standing: they take part as a non-member, or as what needs no membership. */
      readonly standing: Standing | 'guest'
      readonly rule?: string
    }
  | {
      readonly asks: 'word'
      readonly outcome: StepOutcome
      readonly category: string
      readonly said: WordSaid
    }
  | {
      readonly asks: 'nomination'
      readonly outcome: 'settled' | 'refused'
      readonly who?: Nominated | undefined
      readonly rule: string
    }
  | {
      readonly asks: 'access'
      readonly outcome: 'passed' | 'refused'
      readonly isNeeded: boolean
      readonly rule?: string
    }

/** The decision with every question that was asked on the way. */
export type Explained = { readonly steps: readonly Step[]; readonly answer: Admission | Refusal }

/** What somebody is as far as the policy looks: everything it may ask of a person. */
export type PersonFacts = Pick<
  ParticipationFacts,
  'category' | 'membership' | 'accountState' | 'ties' | 'isEntitled' | 'nominated'
>

/** Who may attend an event, as lists of categories in the profile's order. */
export type Audience = {
  readonly automatic: readonly string[]
  readonly focalPoint: readonly string[]
  readonly accreditation: readonly string[]
  /** Only those of them who are nominated. */
  readonly nomination: readonly string[]
  readonly refused: readonly string[]
  /** Everybody with an account may come and is confirmed at once. */
  readonly isOpenToAll: boolean
}

export type VisaPolicy = {
  readonly countryCode: string
  readonly city?: Localised | undefined
  readonly onlyMembers: boolean
  readonly leadDays: number
}

export type VisaFacts = {
  readonly mode: 'on-site' | 'remote'
  readonly eventCountry: string | null
  readonly eventCity?: Localised | undefined
  readonly isMember: boolean
  readonly membership: Standing
  /** Plain days, `YYYY-MM-DD`, in the event's time zone. */
  readonly today: string
  readonly startsOn: string
  readonly visa: VisaPolicy
}

export type VisaAnswer =
  | { readonly may: true }
  | {
      readonly may: false
      readonly because: VisaReason
      readonly values?: Readonly<Record<string, number>>
    }

export type VisaReason =
  | 'participation.visa.not-on-site'
  | 'participation.visa.elsewhere'
  | 'participation.visa.members-only'
  | 'participation.visa.too-late'
