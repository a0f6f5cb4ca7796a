import type { EventId } from '../../values/ids.ts'
import type { Language, Localised } from '../../values/language.ts'

/** How somebody takes part. */
export type Mode = 'on-site' | 'remote'

/** Until when people may change their own registration. */
export type ChangePolicy = 'free' | 'until-deadline' | 'ask-secretariat'

export type ListReaders = 'public' | 'members' | 'participants' | 'nobody'

export type LetterRecipient = 'focal-point' | 'participant' | 'both'

/** Who gets the next freed seat: who waited longest, or who waited longest of the organisation that has fewest. */
export type WaitingRule = 'first-come' | 'fair-share'

export type EventState = 'draft' | 'published' | 'cancelled'

/** One sitting of an event. */
export type EventSession = {
  readonly id: string
  readonly title: Localised
  readonly startsAt: Date
  readonly endsAt: Date
}

/** Where registration for one mode stands: not open yet, possible, past its deadline, or the event itself is past. */
export type Window = 'not-open' | 'open' | 'closed' | 'over'

/** What the seats of an event depend on. */
export type Seats = {
  readonly onSiteCapacity: number | null
  readonly remoteCapacity: number | null
  readonly onSiteTaken: number
  readonly remoteTaken: number
}

/** What the window of an event depends on. */
export type Dates = {
  readonly state: EventState
  readonly startsAt: Date
  readonly endsAt: Date
  readonly registrationOpensAt: Date
  readonly onSiteClosesAt: Date | null
  readonly remoteClosesAt: Date | null
  readonly modeChangeUntil: Date | null
  /** Closed by hand before its deadlines; null or absent: they decide. */
  readonly registrationClosedAt?: Date | null
}

/** An event as every room sees it. */
export type EventView = Dates &
  Seats & {
    readonly id: EventId
    readonly code: string
    readonly type: string
    readonly title: Localised
    readonly summary: Localised
    /** What it is about, at length. */
    readonly description: Localised
    /** Practical information: the way there, hotels, what to know before one travels. */
    readonly practical: Localised
    readonly groupName: Localised
    readonly sector: string | null
    /** The group whose meeting this is. */
    readonly groupId: string | null
    readonly countryCode: string | null
    readonly city: Localised
    readonly venue: Localised
    readonly accessNotes: Localised
    readonly timeZone: string
    readonly modes: readonly Mode[]
    readonly languages: readonly Language[]
    readonly hasCaptions: boolean
    readonly requiresMemberAccess: boolean
    readonly contact: string
    /** On site means on site: whoever chose it does not join from elsewhere. */
    readonly modeIsBinding: boolean
    readonly changePolicy: ChangePolicy
    /** Seats one organisation may take; null: nobody counts. */
    readonly seatsPerOrganisation: number | null
    /** Who may see the list of participants. */
    readonly participantsList: ListReaders
    /** Minutes before a session from which people may join; null: the body's habit. */
    readonly joinLeadMinutes: number | null
    readonly visaLetterTo: LetterRecipient
    /** What remote participants may do, in words. */
    readonly remoteRights: Localised
    readonly waitingRule: WaitingRule
    /** How long a freed seat is kept for whoever it is offered to; null: it is theirs at once. */
    readonly offerHours: number | null
    /** Whether a material change after the approval is decided again. */
    readonly reopensOnChange: boolean
    /** Days after the end for which a class of data is kept; what is absent follows the body's habit. */
    readonly retention: Readonly<Record<string, number>>
    /** Overrides of the participation policy: membership category or `*` to a regime. */
    readonly policy: Readonly<Record<string, string>>
    /** The same of its group; empty where it has none. Not read when the event is held. */
    readonly groupPolicy: Readonly<Record<string, string>>
    readonly sessions: readonly EventSession[]
    /** Why it does not take place, as the secretariat wrote it; null while it does. */
    readonly cancelReason: string | null
    /** Rises with every save at the desk; a form with an old one is stale. */
    readonly revision: number
    readonly changedAt: Date
  }

/** An event whose row is held: what acts decide from. */
export type HeldEvent = Omit<EventView, 'sessions'>

/** A line of the list of events. */
export type EventLine = Omit<EventView, 'sessions' | 'accessNotes' | 'venue'>

/** A point on the line of deadlines. */
export type Deadline = {
  readonly what: 'opens' | 'on-site-closes' | 'remote-closes' | 'mode-change' | 'join-opens'
  readonly at: Date
  readonly state: 'done' | 'deadline' | 'next'
}
