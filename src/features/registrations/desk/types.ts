import type { AccountId, EventId, Id, OrganisationId, PersonId, RegistrationId } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'
import type { EventState } from '../../events/types.ts'
import type { Desk, Mode, State } from '../types.ts'

/** A state that staff sees: what was never sent is nobody's but its person's. */
export type SentState = Exclude<State, 'draft'>

/**
 * A group of registrations: the list shows it, messages go to it, files hold it. What is absent does not narrow it. Drafts
 * are never in it.
 */
export type Filter = {
  /** The code of an event. */
  readonly event?: string | undefined
  /** One of these; none: whatever the state. */
  readonly states: readonly SentState[]
  readonly mode?: Mode | undefined
  /** Membership category at the time of submission. */
  readonly category?: string | undefined
  /** Country of the person. */
  readonly country?: string | undefined
  readonly organisation?: OrganisationId | undefined
  /** Words of the name of the organisation. */
  readonly represents?: string | undefined
  /** Whose desk it went to, kept after the decision; `nobody`: nobody had to be asked. */
  readonly desk?: Desk | 'nobody' | undefined
  /** Sent at least so many days ago. */
  readonly age?: number | undefined
  /** A number, a name, an address or a user name, or how they begin. */
  readonly words?: string | undefined
  readonly visa?: boolean | undefined
  /** A question of the event by its id, and whether there is an answer to it. */
  readonly question?: { readonly id: string; readonly answered: boolean } | undefined
  /** What was asked and cannot be understood. Such a filter finds nobody: it must never mean more people than was meant. */
  readonly unread: readonly string[]
}

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

/** An event somebody may want to look into now. */
export type EventChoice = {
  readonly code: string
  readonly title: Localised
  readonly startsAt: Date
  readonly timeZone: string
}

/** A mail as far as these pages name it. `outdated`: no longer true when it was due, so it never left. */
export type MailLine = {
  readonly id: Id
  readonly occasion: string
  readonly state: 'queued' | 'in-flight' | 'retrying' | 'sent' | 'failed' | 'withheld' | 'outdated'
  readonly to: string
  readonly at: Date
  readonly dueAt: Date
}

/** Somebody who may be registered. */
export type FoundPerson = {
  readonly id: PersonId
  readonly name: string
  readonly otherScriptName: string | null
  readonly countryCode: string
  readonly address: string | null
}
