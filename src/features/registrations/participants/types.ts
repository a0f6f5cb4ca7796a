import type { Id } from '../../../values/ids.ts'
import type { Mode } from '../types.ts'

/** One participant as the list shows them: only those who agreed to be in it. */
export type Participant = {
  readonly category: string
  readonly organisationId: Id | null
  readonly organisation: string
  readonly countryCode: string
  readonly name: string
  readonly otherScriptName: string | null
  readonly jobTitle: string | null
  readonly mode: Mode
}

export type ParticipantsFound = {
  readonly participants: readonly Participant[]
  readonly total: number
  /** Confirmed, but not in the list because they did not agree. */
  readonly hidden: number
  readonly onSite: number
  readonly remote: number
}

/** In which order participants stand. */
export type ProtocolOrder = {
  readonly categories: readonly string[]
  /** The categories whose members are states: they stand by country. */
  readonly states: readonly string[]
  /** The countries by their names in the reader's language. */
  readonly countries: readonly string[]
}

/** The list as a file to print, of one language. */
export type ListFile = { readonly askedAt: Date; readonly madeAt: Date | null }
