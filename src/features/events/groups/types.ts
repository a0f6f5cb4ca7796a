import type { Localised } from '../../../values/language.ts'

/** A group that meets again and again: who takes part, whom to ask, and what it says instead of the body's policy. */
export type Group = {
  /** Its code, as in its address: `t-sg12`. */
  readonly id: string
  readonly sector: string | null
  /** The kind of event its meetings are; null: what the body's groups usually meet as. */
  readonly meetsAs: string | null
  readonly name: Localised
  /** In words: who takes part, and how to join. */
  readonly participation: Localised
  readonly contact: string | null
  /** Overrides of the participation policy for all its meetings: membership category or `*` to a regime. */
  readonly policy: Readonly<Record<string, string>>
  readonly changedAt: Date
}

/** What staff write of a group. */
export type GroupWords = Pick<Group, 'sector' | 'meetsAs' | 'name' | 'participation' | 'contact'>

/** A meeting as a group lists it. */
export type Meeting = {
  readonly code: string
  readonly title: Localised
  readonly state: string
  readonly city: Localised
  readonly timeZone: string
  readonly startsAt: Date
  readonly endsAt: Date
}

/** A group in a list, with what comes next. */
export type GroupLine = Group & { readonly next: Meeting | undefined; readonly ahead: number }
