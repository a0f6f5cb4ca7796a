import type { Localised } from '../../../values/language.ts'
import type { AccountId, EventId, Id, PersonId } from '../../../values/ids.ts'

/** Who says that somebody was there: our JOIN button, our open page, somebody of the staff, or an engine by its name. */
export type Source = 'click' | 'heartbeat' | 'staff' | `engine:${string}`

/**
 * What is said. `media`: sound or picture went through. `seen`: a sign of life, or signs without a gap until `until`. `ended`,
 * about nobody: everything this source had open is over. `present`, `absent`: a tick on the list of staff, and its end.
 */
export type Kind = 'joined' | 'media' | 'seen' | 'left' | 'removed' | 'ended' | 'present' | 'absent'

export type Origin = 'remote' | 'on-site'

/** One thing that is known, as it is kept. */
export type Evidence = {
  readonly source: Source
  readonly kind: Kind
  /** What an engine calls one connection; somebody may have several. */
  readonly connection: string
  readonly origin: Origin | null
  /** By the clock of whoever says it. */
  readonly at: Date
  readonly until: Date | null
  /** By our clock. */
  readonly receivedAt: Date
}

/** One thing to keep. An engine says it once for each `engineEventId`, however often it is sent. */
export type NewEvidence = {
  readonly sittingId: Id
  readonly eventId: EventId
  /** Nobody: an engine's own name that is none of ours, or `ended`. */
  readonly personId: PersonId | null
  /** What the engine calls somebody who is none of ours. */
  readonly name?: string
  readonly source: Source
  readonly kind: Kind
  readonly connection?: string
  readonly engineEventId?: string
  readonly origin?: Origin
  readonly at: Date
  readonly until?: Date
  /** Who of the staff says it. */
  readonly saidBy?: AccountId
  /** Hash of the bytes the engine sent. */
  readonly rawHash?: Buffer
}

/** How well a stay is known, best first: sound or picture went through; our page or the engine's room was open; JOIN was clicked; staff say so. */
export type Known = 'media' | 'page' | 'click' | 'staff'

/** How a stay ended: said so, put out, no sign of life any more, the end of the sitting, or as staff say. */
export type Ending = 'left' | 'removed' | 'lost' | 'ended' | 'staff'

/** A time somebody was there, as it follows from the evidence. */
export type KnownStay = {
  readonly from: Date
  /** Null: they are there. */
  readonly to: Date | null
  readonly known: Known
  readonly origin: Origin
  /** Undefined: they are there. */
  readonly ending: Ending | undefined
  /** The beginning is not known: only that somebody left. */
  readonly isOpenedByLeaving: boolean
}

/** What staff say instead: one more stay, this stay and no other, none, or the evidence after all. */
export type CorrectionAct = 'add' | 'change' | 'strike' | 'restore'

export type Correction = {
  readonly version: number
  readonly act: CorrectionAct
  readonly from: Date | null
  readonly until: Date | null
  readonly origin: Origin | null
  readonly reason: string
  readonly by: string
  readonly at: Date
}

/** When a sitting is, and what time it is. */
export type Hours = { readonly startsAt: Date; readonly endsAt: Date; readonly now: Date }

/** What a certificate says, in its own language, fixed when it is issued. */
export type CertificateFacts = {
  readonly name: string
  readonly organisation: string
  readonly event: string
  readonly days: string
  readonly place: string
  readonly sittings: readonly {
    readonly title: string
    readonly when: string
    readonly minutes: string
    readonly how: string
  }[]
}

export type Certificate = {
  readonly id: Id
  readonly serial: string
  readonly eventId: EventId
  readonly personId: PersonId
  readonly language: string
  /** Null: its person is erased. */
  readonly facts: CertificateFacts | null
  readonly issuedAt: Date
  readonly endReason: 'replaced' | 'corrected' | null
  readonly hasFile: boolean
}

/** Somebody as lists of attendance name them: whom they are there for is what their registration says. */
export type Listed = {
  readonly personId: PersonId
  readonly name: string
  readonly organisation: string
  readonly category: string
  readonly countryCode: string
}

/** Somebody on the list that staff tick: expected at the event, and whether they are ticked for this sitting. */
export type Expected = Listed & { readonly mode: 'on-site' | 'remote'; readonly isPresent: boolean }

/** What somebody says is wrong, and what became of it. */
export type Objection = {
  readonly sittingId: Id
  readonly personId: PersonId
  readonly words: string
  readonly saidAt: Date
  readonly answer: string | null
  readonly answeredAt: Date | null
}

/** An event somebody was at, or is expected at and which has begun. */
export type OwnEvent = {
  readonly id: EventId
  readonly code: string
  readonly title: Localised
  readonly startsAt: Date
  readonly endsAt: Date
  readonly timeZone: string
}
