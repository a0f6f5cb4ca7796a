import type { Id } from '../values/ids.ts'
import type { Localised } from '../values/language.ts'

// What stands in db/cast/<body>/*.json.

export type OrganisationKind = 'state' | 'company' | 'lab' | 'university'

/** A way to write to an organisation. */
export type CastContact = {
  readonly role: string
  readonly name?: string
  readonly email: string
  readonly phone?: string
  readonly visibility: 'public' | 'members' | 'secretariat'
}

export type FormerName = { readonly name: string; readonly until?: number }

/** What is known of an organisation besides its name; where nothing is said, something is made up. */
export type CastDetails = {
  readonly formerNames?: readonly FormerName[]
  readonly address?: string
  readonly domains?: readonly string[]
  readonly contacts?: readonly CastContact[]
  readonly memberSince?: string
  readonly arrearsDaysAgo?: number
  readonly studyGroup?: string
  /** The key of the organisation it is part of. */
  readonly parent?: string
}

export type CastOrganisation = CastDetails & {
  readonly key: string
  readonly name: string
  readonly country: string
  readonly category: string
  readonly domain: string
  readonly names?: Localised
  readonly acronym?: string
  /** In other languages. */
  readonly acronyms?: readonly string[]
  readonly membership?: 'active' | 'suspended' | 'none'
  readonly state?: 'listed' | 'unverified'
  readonly sectors?: readonly string[]
  readonly hasFocalPoint?: boolean
}

export type CastOrganisations = {
  readonly categories: Readonly<Record<OrganisationKind, string>>
  readonly stateExceptions: Readonly<Record<string, string>>
  readonly states: Readonly<Record<string, CastDetails & { readonly name: string; readonly acronym: string }>>
  readonly sectors: readonly string[]
  /** What members have for each kind of contact; only a share of them where one is said. */
  readonly contacts: readonly (Pick<CastContact, 'role' | 'visibility'> & {
    readonly mailbox: string
    readonly share?: number
  })[]
  readonly organisations: readonly CastOrganisation[]
}

export type CastRegistration = {
  readonly event: string
  readonly state: 'pending' | 'confirmed'
  readonly mode: Mode
  readonly daysAgo: number
  readonly asksVisa?: boolean
  readonly waitsFor?: 'focal-point' | 'secretariat'
}

export type CastPerson = {
  readonly name: string
  readonly latin?: string
  readonly organisation: string | null
  readonly country: string
  readonly language: string
  readonly email: string
  readonly username: string
  readonly role?: string
  readonly roles?: readonly string[]
  readonly jobTitle?: string
  readonly timeZone?: string
  readonly affiliation?: 'claimed' | 'approved'
  readonly claimedDaysAgo?: number
  readonly claimedCategory?: string
  readonly accountState?: 'active' | 'blocked'
  readonly focalPoint?: {
    readonly kinds: readonly string[]
    readonly isDeputy?: boolean
    /** When it was last said that the role still holds; half a year where nothing is said. */
    readonly confirmedDaysAgo?: number
    /** The address of somebody whom the secretariat is asked to let take over the first kind. */
    readonly handsOverTo?: string
    readonly away?: { readonly fromDays: number; readonly untilDays: number }
    /** What the secretariat is asked to change in the organisation's entry, by field. */
    readonly asksFor?: Readonly<Record<string, unknown>>
  }
  readonly registrations?: readonly CastRegistration[]
}

export type CastPeople = {
  readonly password: string
  readonly newcomers: readonly { readonly role: string; readonly name: string; readonly email: string }[]
  readonly people: readonly CastPerson[]
}

export type Mode = 'on-site' | 'remote'

/** A point of local time: days after the first day, and the clock there. */
export type LocalPoint = { readonly days: number; readonly at: string }

/** Where an event belongs, seen from today. */
export type When =
  | { readonly first: Weekday; readonly atLeastDaysAhead: number }
  | { readonly last: Weekday; readonly atLeastDaysAgo: number }
  | { readonly withinMinutes: number; readonly lastsMinutes: number }

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday'

export type Timetable = {
  readonly when: When
  readonly timeZone: string
  readonly sessions: readonly { readonly day: number; readonly from: string; readonly to: string }[]
  readonly opens: LocalPoint
  readonly onSiteCloses?: LocalPoint
  readonly modeChange?: LocalPoint
  readonly remoteCloses?: LocalPoint
}

/** A question of an event, asked of everybody unless it says otherwise. */
export type CastQuestion = {
  readonly kind: string
  readonly label: Localised
  readonly hint?: Localised
  readonly options?: readonly Localised[]
  readonly required?: boolean
  readonly modes?: readonly Mode[]
  readonly seenByFocalPoint?: boolean
}

export type CastEvent = Timetable & {
  readonly code: string
  readonly type: string
  readonly title: Localised
  readonly summary: Localised
  readonly groupName?: Localised
  /** The group whose meeting it is. */
  readonly group?: string
  /** Codes of the events that being confirmed here opens. */
  readonly opensEvents?: readonly string[]
  readonly countryCode?: string
  readonly city?: Localised
  readonly venue?: Localised
  readonly accessNotes?: Localised
  readonly modes: readonly Mode[]
  readonly languages: readonly string[]
  readonly hasCaptions?: boolean
  readonly onSiteCapacity?: number
  readonly sector?: string
  readonly contact: string
  readonly policy?: Readonly<Record<string, string>>
  /** How many of the crowd take part, by mode; and how many wait for a seat on site. */
  readonly crowd?: Partial<Readonly<Record<Mode, number>>>
  readonly waitlisted?: number
  /** What it asks besides the usual. */
  readonly questions?: readonly CastQuestion[]
  readonly sessions: readonly {
    readonly day: number
    readonly from: string
    readonly to: string
    readonly title?: Localised
  }[]
}

/** What a group of the body says of itself; the others say nothing yet. */
export type CastGroup = {
  readonly id: string
  readonly contact: string
  readonly participation: Localised
  readonly policy?: Readonly<Record<string, string>>
}

export type Cast = {
  readonly organisations: CastOrganisations
  readonly people: CastPeople
  readonly events: readonly CastEvent[]
  readonly groups: readonly CastGroup[]
}

/** An organisation ready to be written, with what its people need to know of it. */
export type MadeOrganisation = {
  readonly id: Id
  readonly key: string
  readonly kind: OrganisationKind | 'named'
  readonly name: string
  readonly names: Localised
  readonly acronyms: readonly string[]
  readonly country: string
  readonly category: string
  readonly membership: 'active' | 'suspended' | 'none'
  readonly state: 'listed' | 'unverified'
  readonly sectors: readonly string[]
  readonly domain: string
  readonly hasFocalPoint: boolean
  readonly code: string | null
  readonly formerNames: readonly FormerName[]
  readonly address: string | null
  readonly domains: readonly string[]
  readonly contacts: readonly CastContact[]
  readonly memberSince: string | null
  readonly arrearsDaysAgo: number | null
  readonly studyGroup: string | null
  /** The key of the organisation it is part of, which stands before it. */
  readonly parent: string | null
}

/** A person ready to be written, with account and links. */
export type MadePerson = CastPerson & { readonly id: Id; readonly accountId: Id }

/** A paper of the library, and who reads it. */
export type CastDocument = {
  readonly key: string
  readonly collection: string
  readonly reference?: string
  readonly title: Localised
  /** Its first paragraph; where it says nothing of its own, what all of them say. */
  readonly says?: Localised
  readonly daysAgo: number
  readonly level: 'public' | 'account' | 'member' | 'group' | 'event' | 'list'
  readonly group?: string
  readonly event?: string
  readonly readers?: readonly string[]
  readonly languages: readonly string[]
  /** There as an office file too. */
  readonly isOffice?: true
  readonly state?: 'draft' | 'published' | 'withdrawn'
  readonly withdrawnReason?: string
}

export type CastLibrary = {
  readonly collections: readonly {
    readonly code: string
    readonly title: Localised
    readonly words: Localised
  }[]
  /** What every paper says. */
  readonly paragraph: Localised
  readonly documents: readonly CastDocument[]
}

/** Something that somebody of the cast, or a stranger with a name and an address, has asked. */
export type CastEnquiry = {
  readonly who?: string
  readonly name?: string
  readonly address?: string
  readonly language?: string
  readonly desk: string
  readonly source?: string
  readonly state: string
  readonly daysAgo: number
  readonly subject: string
  readonly about?: { readonly kind: string; readonly ref: string }
  readonly words: readonly string[]
  readonly answer?: { readonly by: string; readonly words: string }
  readonly note?: { readonly by: string; readonly words: string }
}

export type CastEnquiries = {
  readonly enquiries: readonly CastEnquiry[]
  readonly standardReplies: readonly {
    readonly title: string
    readonly desk?: string
    readonly by: string
    readonly words: Readonly<Record<string, string>>
  }[]
  readonly feedback: readonly {
    readonly daysAgo: number
    readonly rating: number
    readonly page?: string
    readonly language?: string
    readonly state?: string
    readonly words?: string
  }[]
}
