import type { EventId } from '../../../values/ids.ts'

/** What is kept about those who took part, each for some days after the event. */
export const classes = ['answers', 'list', 'drafts'] as const
export type DataClass = (typeof classes)[number]

/** The classes a body names days for; passport data belong to the visa room. */
export type KeptClass = DataClass | 'visa'

/** An event whose data of one class are kept no longer. */
export type Due = {
  readonly eventId: EventId
  readonly code: string
  readonly class: DataClass
  readonly keptUntil: string
}

/** A line of what would go. */
export type DueLine = {
  readonly class: KeptClass
  readonly code: string
  readonly keptUntil: string
  readonly rows: number
}
