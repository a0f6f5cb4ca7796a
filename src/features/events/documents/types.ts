import type { EventId, Id } from '../../../values/ids.ts'
import type { Language, Localised } from '../../../values/language.ts'

export const accessLevels = ['public', 'signed-in', 'registered', 'confirmed', 'members', 'staff'] as const

/** Who may have a document: everybody, everybody with an account, those registered, those confirmed, members, staff. */
export type Access = (typeof accessLevels)[number]

/** A document in one language. */
export type DocumentFile = {
  readonly language: Language
  /** What it is called when somebody saves it. */
  readonly name: string
  /** What its bytes are, such as `pdf`. */
  readonly kind: string
  readonly size: number
  /** Where its bytes lie. */
  readonly sha256: string
}

/** A paper of an event, in one language or several. */
export type EventDocument = {
  readonly id: Id
  readonly eventId: EventId
  readonly position: number
  readonly title: Localised
  readonly access: Access
  readonly files: readonly DocumentFile[]
  readonly changedAt: Date
}

/** How far somebody has come with an event: not at all, registered, confirmed. */
export type Attending = 'none' | 'registered' | 'confirmed'

/** Who asks for a document. */
export type Reader = {
  readonly isSignedIn: boolean
  readonly attending: Attending
  readonly isMember: boolean
  readonly isStaff: boolean
}
