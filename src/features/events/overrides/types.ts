import type { AccountId, EventId, Id } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'

/** What an event or a group says instead of the policy: membership category or `*` to a regime. */
export type Overrides = Readonly<Record<string, string>>

/** Whose overrides they are. */
export type Target =
  { readonly kind: 'event'; readonly id: EventId } | { readonly kind: 'group'; readonly id: string }

/** One category said differently. Null: nothing is said of it. */
export type Change = { readonly category: string; readonly from: string | null; readonly to: string | null }

/** What staff want to be said, what they saw before, and why. */
export type Wish = { readonly wanted: Overrides; readonly seen: string; readonly reason: string }

/** A line of the log. */
export type ChangeLine = Change & {
  readonly id: Id
  readonly at: Date
  /** Absent: an operator at the machine. */
  readonly by: { readonly accountId: AccountId; readonly name: string } | undefined
  readonly reason: string
  readonly of:
    | { readonly kind: 'event'; readonly code: string; readonly title: Localised }
    | { readonly kind: 'group'; readonly code: string; readonly title: Localised }
}
