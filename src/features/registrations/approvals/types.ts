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

export type QueueFilter = {
  readonly heap: Heap
  readonly event?: string | undefined
  readonly mode?: Mode | undefined
  readonly page: number
}

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
  readonly event: QueueEvent
}

export type QueueEvent = {
  readonly code: string
  readonly type: string
  readonly title: Localised
  readonly groupName: Localised
  readonly city: Localised
  readonly timeZone: string
  readonly state: EventState
  readonly endsAt: Date
}

/** How many registrations there are for each combination of heap, meeting and mode. */
export type QueueCount = {
  readonly heap: Heap
  readonly event: QueueEvent
  readonly mode: Mode
  readonly count: number
}

/** A line that was picked; `why`, a text key, when nothing can be decided about it. */
export type Chosen = { readonly line: QueueLine; readonly why: string | undefined }

/** What bulk decisions did, one by one. */
export type Outcome = {
  readonly number: string
  readonly person: string
  readonly became: State | undefined
  /** Why nothing was done, as a text key. */
  readonly refused: string | undefined
}
