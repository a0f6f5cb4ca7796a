import type { Id, OrganisationId, PersonId } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'
import type { Role, SittingId } from '../types.ts'

export type FloorState = 'waiting' | 'speaking' | 'spoken' | 'withdrawn'

/** What somebody wants the floor for: to speak, or to say that the rules of the meeting are not kept, which comes first. */
export type FloorKind = 'statement' | 'point-of-order'

/** Somebody who wants the floor, or has it: a person, or a delegation in the hall that whoever leads entered. */
export type Speaker = {
  readonly id: Id
  readonly personId: PersonId | null
  readonly organisationId: OrganisationId | null
  /** Empty where a delegation asks and not one of it. */
  readonly name: string
  readonly organisation: string
  readonly kind: FloorKind
  readonly state: FloorState
  readonly origin: 'remote' | 'on-site'
  readonly askedAt: Date
  readonly beganAt: Date | null
  /** How long they may speak; null: nobody counts. */
  readonly seconds: number | null
  readonly place: number
}

/** Something written to everybody. */
export type Message = {
  readonly id: Id
  readonly personId: PersonId
  readonly name: string
  readonly organisation: string
  readonly role: Role | undefined
  readonly words: string
  readonly sentAt: Date
}

/** A line of captions. */
export type CaptionLine = { readonly words: string; readonly typedAt: Date }

/** Something said to everybody by whoever leads, on top of the room until it is taken down. */
export type Announcement = { readonly id: Id; readonly words: string; readonly madeAt: Date }

/** How a sitting is led at this moment. */
export type Conduct = {
  readonly listIsClosed: boolean
  readonly chatIsPaused: boolean
  /** How long each may speak; null: nobody counts. */
  readonly speakerSeconds: number | null
  readonly suspendedAt: Date | null
  /** When it is meant to go on. */
  readonly resumesAt: Date | null
  readonly endedAt: Date | null
}

/** Somebody in a part of the meeting that leads, or stands in for it. */
export type Officer = {
  readonly personId: PersonId
  readonly name: string
  readonly role: Role
  readonly isInside: boolean
}

/** In what part of their delegation somebody is. */
export type Rank = 'head' | 'deputy-head'

/** Somebody who is at a sitting. */
export type Here = {
  readonly personId: PersonId
  readonly name: string
  readonly role: Role | undefined
  readonly rank: Rank | undefined
  readonly origin: 'remote' | 'on-site'
}

/** An organisation as it takes part in a sitting; `id` is null for those who are there for nobody. */
export type Delegation = {
  readonly id: OrganisationId | null
  readonly name: string
  /** In what capacity they sit: their category in the body; empty where it is not known. */
  readonly category: string
  /** Whose registration is confirmed, each by how they take part. */
  readonly expected: { readonly onSite: number; readonly remote: number }
  /** Who checked in at the venue and has no page of the room open. */
  readonly checkedIn: number
  /** Whoever leads sees it in the hall. */
  readonly isSeen: boolean
  readonly people: readonly Here[]
}

/** Somebody who is there, with whom they are there for. */
export type PresentAt = Here & {
  readonly organisationId: OrganisationId | null
  readonly organisation: string
  readonly category: string
}

/** An organisation whose people are confirmed for the event. */
export type Expected = Pick<Delegation, 'id' | 'name' | 'category' | 'expected' | 'checkedIn'>

/** Somebody at the door who was refused, and may be let in all the same. */
export type Knock = {
  readonly personId: PersonId
  readonly name: string
  readonly organisation: string
  readonly reason: string
  readonly knockedAt: Date
}

/** Everything the room shows that is the same for everybody who may see it. */
export type Proceedings = {
  readonly conduct: Conduct
  readonly announcements: readonly Announcement[]
  readonly speaking: Speaker | undefined
  readonly waiting: readonly Speaker[]
  readonly messages: readonly Message[]
  /** There are older ones. */
  readonly hasEarlier: boolean
  /** The last lines, oldest first. */
  readonly captions: readonly string[]
  readonly delegations: readonly Delegation[]
  /** What organisations are called in other languages, by the name they call themselves. */
  readonly names: ReadonlyMap<string, Localised>
  readonly officers: readonly Officer[]
  /** Shown to whoever leads. */
  readonly knocks: readonly Knock[]
  readonly putOut: readonly { readonly personId: PersonId; readonly name: string }[]
}

/** What whoever leads can do with one on the list. */
export type FloorAct = 'give' | 'end' | 'up' | 'down' | 'first' | 'strike' | 'more'

/** What happened, as the log keeps it. */
export type Happening =
  | 'list-closed'
  | 'list-opened'
  | 'time-set'
  | 'chat-paused'
  | 'chat-resumed'
  | 'suspended'
  | 'resumed'
  | 'chair-handed-over'
  | 'chair-taken'
  | 'chair-left'
  | 'announced'
  | 'announcement-ended'
  | 'admitted'
  | 'put-out'
  | 'let-in-again'
  | 'muted'
  | 'message-removed'
  | 'here'
  | 'not-here'
  | 'ended'

/** A line of the log; of somebody who spoke, until when and how long they had. */
export type LogLine = {
  readonly at: Date
  readonly what: Happening | 'spoke' | 'raised-order'
  readonly name: string
  readonly organisation: string
  readonly by: string
  readonly words: string
  readonly endedAt: Date | null
  readonly seconds: number | null
}

/**
 * What the room asks of whatever carries sound, when that can be told. `mute` makes the others not hear somebody until they
 * unmute themselves; false: they were not heard anyway.
 */
export type RoomMedia = {
  readonly mute: (sittingId: SittingId, personId: PersonId) => Promise<boolean>
  readonly remove: (sittingId: SittingId, personId: PersonId) => Promise<void>
}
