import type { OrganisationId } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'
import type { SentState } from '../desk/types.ts'

export type Counted<Key extends string = string> = { readonly key: Key; readonly count: number }

/** Everything that is counted of a group, from one reading of it. */
export type Figures = {
  readonly all: number
  /** Days on which anything was sent, `2026-11-25`, the first in front. */
  readonly byDay: readonly Counted[]
  readonly byState: readonly Counted<SentState>[]
  readonly byMode: readonly Counted[]
  readonly byCategory: readonly Counted[]
  readonly byCountry: readonly Counted[]
  /** Codes of events; only where the group is of several. */
  readonly byEvent: readonly Counted[]
}

/** How long a stretch of the figure over time is. */
export type Stretch = 'day' | 'week' | 'month'

/** One column: the day it begins on, and how many were sent. */
export type Column = { readonly from: string; readonly count: number }

/** What waits at the focal points of one organisation. */
export type Waiting = {
  readonly organisationId: OrganisationId
  readonly organisation: string
  readonly names: Readonly<Record<string, string>>
  readonly focalPoints: readonly string[]
  readonly count: number
  /** Of these, how many wait for more than three days, and for more than a week. */
  readonly late: number
  readonly veryLate: number
  readonly oldest: Date
}

export type EventName = { readonly id: string; readonly code: string; readonly title: Localised }
