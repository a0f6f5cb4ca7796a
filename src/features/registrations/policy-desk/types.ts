import type { PersonId } from '../../../values/ids.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { EventView } from '../../events/types.ts'
import type { Explained, Nominated, Standing, Ties, VisaAnswer } from '../../participation/types.ts'
import type { ModeChoice } from '../rules.ts'
import type { Decider, Registration } from '../types.ts'

/** Somebody whom the words that were typed may mean. */
export type Candidate = {
  readonly id: PersonId
  readonly name: string
  readonly otherScriptName: string | null
  readonly userName: string | null
  /** `none`: nobody can sign in as this person. */
  readonly accountState: string
}

/** What would happen to one person at one event, as things are now. Nothing is written down. */
export type Trial = {
  readonly person: Candidate
  readonly organisation: string | undefined
  readonly event: EventView
  readonly explained: Explained
  readonly decider: Decider
  /** Why nobody can register at this moment. */
  readonly closed: Refusal | undefined
  readonly modes: readonly ModeChoice[]
  readonly visa: VisaAnswer
  /** Their registration for this event, where there is one. */
  readonly registration: Pick<Registration, 'number' | 'state'> | undefined
}

/** People of whom the policy sees the same, and how many they are. */
export type Alike = {
  readonly category: string
  readonly membership: Standing
  readonly ties: Ties
  readonly accountState: string
  readonly isEntitled: boolean
  readonly nominated: Nominated | undefined
  readonly hasFocalPoint: boolean
  readonly hasAccess: boolean
  readonly people: number
}

/** What a job counted of a large directory, or that it is at it. */
export type KeptCensus = {
  readonly askedAt: Date
  /** Null: never yet. */
  readonly countedAt: Date | null
  readonly heaps: readonly Alike[]
}

export const outcomes = ['confirmed', 'focal-point', 'secretariat', 'refused'] as const
/** How a registration of theirs would begin: at once, on a desk, or not at all. */
export type Outcome = (typeof outcomes)[number]

/** How many people could register, by category and by the rule that says so. */
export type Census = {
  readonly byCategory: readonly {
    readonly category: string
    readonly people: Readonly<Record<Outcome, number>>
  }[]
  readonly byRule: readonly { readonly rule: string; readonly isYes: boolean; readonly people: number }[]
  readonly all: Readonly<Record<Outcome, number>>
}
