import type { OrganisationId, RegistrationId } from '../../../values/ids.ts'
import type { Language, Localised } from '../../../values/language.ts'
import type { EventState } from '../../events/types.ts'
import type { Desk, Mode, State } from '../types.ts'

/**
 * What somebody may decide about: organisations whose focal point they are, whole or for one Sector's events and those of
 * none, and what waits for the secretariat.
 */
export type Remit = {
  readonly organisationIds: readonly OrganisationId[]
  readonly bySector?: readonly { readonly organisationId: OrganisationId; readonly sector: string }[]
  readonly isSecretariat: boolean
  /** Whatever desk it lies on: for acts of the secretariat in place of a focal point. */
  readonly isEveryDesk?: boolean
}

/** The three heaps of a queue. */
export type Heap = 'waiting' | 'approved' | 'rejected'

/** Waiting for at least so many days. */
export type Age = 3 | 5 | 10

/** What a queue is narrowed to. Age, deadline and claims are asked of what waits only. */
export type QueueFilter = {
  readonly heap: Heap
  readonly event?: string | undefined
  readonly mode?: Mode | undefined
  readonly age?: Age | undefined
  /** Only where a deadline is near. */
  readonly isNear?: boolean | undefined
  /** Only people whose claim to belong to the organisation waits too. */
  readonly isClaimed?: boolean | undefined
}

/** Where a page of the queue begins: after or before the registration with this number. */
export type Place = { readonly after?: string | undefined; readonly before?: string | undefined }

/** One registration as a line of the queue, with all that is needed to decide quickly. */
export type QueueLine = {
  readonly id: RegistrationId
  readonly number: string
  readonly state: State
  readonly mode: Mode | null
  readonly asksVisa: boolean
  readonly waitsFor: Desk | null
  readonly submittedAt: Date
  readonly person: {
    readonly name: string
    readonly otherScriptName: string | null
    readonly jobTitle: string | null
    readonly language: Language
  }
  readonly organisation: string | null
  readonly organisationId: OrganisationId | null
  /** The person's claim to belong to that organisation waits for a decision. */
  readonly isClaimed: boolean
  readonly event: QueueEvent
}

/** One page of the queue, and whether there is more on either side. */
export type QueuePage = {
  readonly lines: readonly QueueLine[]
  readonly isMoreBefore: boolean
  readonly isMoreAfter: boolean
}

export type QueueEvent = {
  readonly code: string
  readonly type: string
  readonly title: Localised
  readonly groupName: Localised
  readonly city: Localised
  readonly timeZone: string
  readonly state: EventState
  readonly startsAt: Date
  readonly endsAt: Date
  readonly onSiteClosesAt: Date | null
  readonly remoteClosesAt: Date | null
}

/** How many registrations there are for each combination of what they can be filtered by. */
export type QueueCount = {
  readonly heap: Heap
  readonly event: QueueEvent
  readonly mode: Mode
  /** The longest of the ages it has reached; 0: none yet. */
  readonly age: Age | 0
  readonly isClaimed: boolean
  readonly count: number
}

/** A line that was picked; `why`, a text key, when nothing can be decided about it. */
export type Chosen = {
  readonly line: QueueLine
  readonly why: string | undefined
  /** The claim that goes with it: decided along by this reader, or left to others. */
  readonly claim: 'along' | 'others' | undefined
  /** Which mail an approval would bring, as it looks now. */
  readonly mail?: 'confirmed' | 'waitlisted' | 'either' | undefined
}

/** Why a desk says no. What a person can put right comes first. */
export const because = [
  'details',
  'mode',
  'event',
  'organisation',
  'delegation-complete',
  'twice',
  'other',
] as const

export type Because = (typeof because)[number]
