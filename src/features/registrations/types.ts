import type { AccountId, EventId, OrganisationId, PersonId, RegistrationId } from '../../values/ids.ts'
import type { Language } from '../../values/language.ts'
import type { Organisation, Person } from '../directory/types.ts'
import type { QuestionAnswers } from '../events/questions/types.ts'
import type { EventView, Mode } from '../events/types.ts'

export type { Mode }

/** The kind of focal point who decides about registrations. */
export const designated = 'designated'

/** Where a registration stands. The same names in code, pages and mails. */
export type State =
  | 'draft'
  | 'pending'
  | 'confirmed'
  | 'waitlisted'
  | 'offered'
  | 'rejected'
  | 'withdrawn'
  | 'cancelled'
  | 'checked-in'

/** Whose desk a registration went to. Kept after the decision: that desk may still look at it. */
export type Desk = 'focal-point' | 'secretariat'

/** Who says yes. `oneself`: a focal point's own registration. */
export type Decider = 'nobody' | 'oneself' | Desk

/** What a person answers besides the mode of attendance. */
export type Answers = {
  readonly badgeName: string
  readonly interpretation: Language | null
  readonly accessNeeds: string
  /** What the event asked besides the usual; absent where it asked nothing, and once forgotten. */
  readonly questions?: QuestionAnswers
}

/** What the form asks for. */
export type Choices = {
  readonly mode: Mode
  readonly answers: Answers
  readonly asksVisa: boolean
  readonly inParticipantsList: boolean
}

/** The form as it was understood; `seen` is the revision it was made from, 0 before the first save. */
export type Draft = { readonly choices: Choices; readonly seen: number }

/** One person's registration for one event. */
export type Registration = {
  readonly id: RegistrationId
  /** What people quote, e.g. `R-8M19-3C7K`. */
  readonly number: string
  readonly eventId: EventId
  readonly personId: PersonId
  readonly organisationId: OrganisationId | null
  /** Membership category at the time of submission. */
  readonly category: string
  readonly state: State
  readonly mode: Mode | null
  readonly answers: Answers
  readonly asksVisa: boolean
  readonly inParticipantsList: boolean
  /** The rule of the participation policy that decided which way it goes. */
  readonly rule: string | null
  readonly waitsFor: Desk | null
  readonly decisionReason: string | null
  /** Rises with every save. A form that shows an older one is stale; calendars read it as SEQUENCE. */
  readonly revision: number
  readonly createdAt: Date
  readonly submittedAt: Date | null
  readonly decidedAt: Date | null
  readonly decidedBy: AccountId | null
  /** Of an offered seat only: until when it is kept. */
  readonly offerUntil: Date | null
  readonly changedAt: Date
}

/** One step from state to state, as the timeline tells it. */
export type Move = {
  readonly at: Date
  readonly actorAccountId: AccountId | null
  readonly from: State | null
  readonly to: State
  readonly rule: string | null
  readonly reason: string | null
}

/** A registration with everything around it that its pages and mails name. */
export type RegistrationView = {
  readonly it: Registration
  readonly event: EventView
  readonly person: Person
  readonly organisation: Organisation | undefined
}

/** One of my registrations in a list. */
export type ListLine = {
  readonly it: Pick<Registration, 'id' | 'number' | 'state' | 'mode' | 'waitsFor' | 'eventId'>
  readonly event: Pick<EventView, 'code' | 'title' | 'city' | 'timeZone' | 'startsAt' | 'endsAt'>
}
