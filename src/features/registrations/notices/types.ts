import type { EventId, Id, RegistrationId } from '../../../values/ids.ts'
import type { Language, Localised } from '../../../values/language.ts'
import type { Mode } from '../types.ts'

/** What those who take part know of an event: what it is called, when, where and how it is held. Plain JSON. */
export type Known = {
  readonly title: Localised
  readonly startsAt: string
  readonly endsAt: string
  readonly timeZone: string
  readonly sessions: readonly { readonly startsAt: string; readonly endsAt: string }[]
  readonly countryCode: string | null
  readonly city: Localised
  readonly venue: Localised
  readonly modes: readonly Mode[]
}

/** What of an event is different. */
export type Change = 'title' | 'days' | 'place' | 'modes'

/** Something everybody who takes part has to be told about an event, once. */
export type Notice = {
  readonly id: Id
  readonly eventId: EventId
  readonly kind: 'changed' | 'cancelled'
  readonly before: Known
  /** How it was when the telling began; null while it may still settle. */
  readonly after: Known | null
  readonly reason: string | null
  readonly reached: RegistrationId | null
  readonly dueAt: Date
  readonly begunAt: Date | null
  readonly endedAt: Date | null
}

/** What somebody is reminded of: practical information a week and a day before, and a word afterwards. */
export type Reminder = 'week-before' | 'day-before' | 'afterwards'

/** What those who take part asked for. */
export type Needs = {
  readonly onSite: number
  readonly remote: number
  readonly interpretation: readonly { readonly language: Language; readonly count: number }[]
  readonly accessNeeds: number
}
