import type { EventId } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'

/** An event at the other end of a link. */
export type LinkedEvent = {
  readonly id: EventId
  readonly code: string
  readonly title: Localised
  readonly state: string
  readonly timeZone: string
  readonly startsAt: Date
  readonly endsAt: Date
}

/** Being confirmed for this event opens `opens`; being confirmed for one of `openedBy` opens this one. */
export type Links = { readonly opens: readonly LinkedEvent[]; readonly openedBy: readonly LinkedEvent[] }
