import type { EventId, Id, RegistrationId } from '../../values/ids.ts'
import type { Language, Localised } from '../../values/language.ts'
import type { EventState } from '../events/types.ts'
import type { Mode, State } from '../registrations/types.ts'

export type { EventState, Mode, State }

/** A sitting of an event, or the event itself where it has none. */
export type SittingId = Id

/** How a sitting is held. `physical`: nobody takes part from elsewhere. */
export type Format = 'physical' | 'webcast' | 'remote-participation' | 'e-meeting'

/** What carries sound and picture. `none`: nothing, the room is there all the same; `embedded`: our own, on the page of the room. */
export type Engine = 'none' | 'link' | 'embedded' | 'bigbluebutton' | 'jitsi'

/** What an engine must be told besides its address; what is absent is as usual. */
export type EngineSettings = {
  readonly checksum?: 'sha1' | 'sha256' | 'sha384' | 'sha512'
  /** Jitsi: the name of the application (`iss`), who the token is for (`aud`), and the domain or tenant (`sub`). */
  readonly app?: string
  readonly audience?: string
  readonly domain?: string
}

/** What somebody does at a sitting besides taking part. */
export type Role = 'chair' | 'vice-chair' | 'secretariat' | 'interpreter' | 'captioner' | 'technician'

/** The room of a sitting as staff set it up. */
export type Room = {
  readonly format: Format
  readonly engine: Engine
  /** Staff have said nothing, and the engine is the usual one. */
  readonly isUsual: boolean
  /** Where the engine is; null: here, or where the settings of this installation say. */
  readonly address: string | null
  readonly settings: EngineSettings
  /** Lines people can dial, in words. */
  readonly telephone: string | null
  /** Into which languages it is interpreted; none: as the event says. */
  readonly languages: readonly Language[]
  /** How many find room remotely; null: as many as come. */
  readonly capacity: number | null
  readonly isOpen: boolean
}

/** What staff say of a room. */
export type RoomSetUp = Omit<Room, 'isUsual'>

/** A room as staff typed it. */
export type RoomTyped = {
  readonly room: RoomSetUp
  /** A secret that was typed; undefined: the one that is kept stays, or there is none. */
  readonly secret: string | undefined
  /** What is kept is given up. */
  readonly anew: boolean
}

export type Sitting = {
  readonly id: SittingId
  readonly eventId: EventId
  readonly code: string
  readonly eventTitle: Localised
  /** Empty: the sitting has no name of its own. */
  readonly title: Localised
  readonly state: EventState
  readonly timeZone: string
  readonly city: Localised
  readonly startsAt: Date
  readonly endsAt: Date
  readonly modes: readonly Mode[]
  readonly modeIsBinding: boolean
  readonly joinLeadMinutes: number | null
  readonly remoteRights: Localised
  readonly room: Room
}

/** My registration as far as entering depends on it; undefined where there is none. */
export type Ticket = {
  readonly id: RegistrationId
  readonly number: string
  readonly state: State
  readonly mode: Mode | null
}

/** Everything that decides whether somebody may enter a sitting. */
export type JoinFacts = {
  readonly sitting: Sitting
  readonly ticket: Ticket | undefined
  readonly role: Role | undefined
  readonly isRemoved: boolean
  /** Whoever leads the sitting let them in all the same. */
  readonly isAdmitted?: boolean
  /** People inside from elsewhere, not counting this person. */
  readonly inside: number
  readonly leadMinutes: number
}
