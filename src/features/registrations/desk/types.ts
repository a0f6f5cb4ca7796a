import type { AccountId, EventId, Id, PersonId, RegistrationId } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'
import type { EventState } from '../../events/types.ts'
import type { Desk, Mode, State } from '../types.ts'
import type { Filter } from './filter.ts'

/** In which order a list stands: sent last first, sent first first, or by name where few are meant. */
export type Sort = 'new' | 'old' | 'name'

/** A look at the list: whom it means, in which order, and beside which registration of it this page begins or ends. */
export type Look = {
  readonly filter: Filter
  readonly sort: Sort
  /** Numbers of registrations. */
  readonly after?: string | undefined
  readonly before?: string | undefined
}

/** A line of the list. */
export type DeskLine = {
  readonly id: RegistrationId
  readonly number: string
  readonly state: State
  readonly mode: Mode | null
  readonly category: string
  readonly waitsFor: Desk | null
  readonly asksVisa: boolean
  readonly submittedAt: Date
  readonly changedAt: Date
  readonly person: {
    readonly id: PersonId
    readonly name: string
    readonly otherScriptName: string | null
    readonly countryCode: string
    readonly address: string | null
  }
  readonly organisation: string | null
  readonly event: EventNamed
}

export type EventNamed = {
  readonly id: EventId
  readonly code: string
  readonly title: Localised
  readonly city: Localised
  readonly timeZone: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly state: EventState
  readonly modes: readonly Mode[]
}

export type DeskList = {
  readonly lines: readonly DeskLine[]
  readonly hasBefore: boolean
  readonly hasAfter: boolean
}

/** A remark of staff about a registration, or about a person. */
export type Note = {
  readonly id: Id
  readonly personId: PersonId
  readonly registrationId: RegistrationId | null
  readonly number: string | null
  readonly words: string
  readonly writtenBy: AccountId
  readonly writer: string
  readonly writtenAt: Date
}
