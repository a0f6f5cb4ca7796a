import type { AccountId, Id, RegistrationId } from '../../values/ids.ts'
import type { Language } from '../../values/language.ts'

export type VisaState =
  | 'incomplete'
  | 'ready'
  | 'in-process'
  | 'returned'
  | 'issued'
  | 'granted'
  | 'refused'
  | 'not-used'
  | 'cancelled'

/** What a letter needs to know. Days are plain, `YYYY-MM-DD`; countries are codes of two letters. */
export type VisaDetails = {
  readonly passportName: string
  readonly bornOn: string
  readonly birthPlace: string
  readonly nationality: string
  readonly passportNumber: string
  readonly issuedOn: string
  readonly expiresOn: string
  readonly issuedIn: string
  readonly jobTitle: string
  readonly residence: string
  /** Where the visa will be asked for: city and country of the consulate. */
  readonly consulate: string
  readonly arrivesOn: string
  readonly leavesOn: string
}

export type VisaField = keyof VisaDetails

/** Something about the details that may be right and deserves a second look. */
export type VisaWarning = { readonly field: VisaField; readonly code: string }

export type VisaRequest = {
  readonly id: Id
  readonly registrationId: RegistrationId
  readonly state: VisaState
  readonly returnedFields: readonly VisaField[]
  readonly officerNote: string | null
  readonly takenBy: AccountId | null
  readonly revision: number
  readonly createdAt: Date
  readonly sentAt: Date | null
  readonly changedAt: Date
  readonly erasedAt: Date | null
  /** Opened only by whoever may read it; null when nothing was typed or all is erased. */
  readonly sealed: Buffer | null
}

export type VisaLetter = {
  readonly id: Id
  readonly requestId: Id
  /** What consulates quote, e.g. `V-7K3Q-9TXM`. */
  readonly serial: string
  readonly language: Language
  readonly issuedAt: Date
  readonly endedAt: Date | null
  readonly endReason: 'replaced' | 'cancelled' | null
  readonly hasFile: boolean
}

/** What a letter says, kept sealed beside it and shown to whoever holds its serial. */
export type LetterFacts = {
  readonly name: string
  readonly nationality: string
  readonly passportNumber: string
  readonly organisation: string
  readonly event: string
  readonly days: string
  readonly place: string
}

/** Why somebody cannot ask for help yet, or not any more. */
export type Hindrance =
  'not-asked' | 'not-confirmed' | 'over' | 'erased' | { readonly because: string; readonly days?: number }

/** How the officer's desk is divided. */
export type QueueHeap = 'waiting' | 'returned' | 'issued' | 'ended'

/** A line of the officer's queue: no passport data. */
export type QueueLine = {
  readonly id: Id
  readonly state: VisaState
  readonly sentAt: Date | null
  readonly takenBy: AccountId | null
  readonly person: string
  readonly countryCode: string
  readonly number: string
  readonly eventId: string
}

/** What an officer asks to have corrected. */
export type Correction = { readonly fields: readonly VisaField[]; readonly note: string }
