import type { AccountId, Id } from '../../../values/ids.ts'
import type { Language, Localised } from '../../../values/language.ts'
import type { Answers, Desk, Mode, State } from '../types.ts'

export const fileForms = ['xlsx', 'csv'] as const
export type FileForm = (typeof fileForms)[number]

/** `asked`: it is being made. `failed`: it could not be, and whoever asked asks again. */
export type ExportState = 'asked' | 'ready' | 'failed'

/** A file of a group of registrations: being made, or there for a day for whoever asked. */
export type Export = {
  readonly id: Id
  readonly accountId: AccountId
  /** The filter, as an address carries it. */
  readonly query: string
  readonly form: FileForm
  /** Chosen columns; `question:<id>` is an extra question of the event. */
  readonly columns: readonly string[]
  readonly language: Language
  readonly state: ExportState
  readonly rowsDone: number
  readonly rowsAll: number
  readonly bytes: number
  readonly askedAt: Date
  readonly movedAt: Date
  readonly readyAt: Date | null
  readonly expiresAt: Date
}

export type Wish = Pick<Export, 'query' | 'form' | 'columns' | 'language'>

/** A registration as a file tells it. */
export type ExportRow = {
  readonly id: Id
  readonly number: string
  readonly state: State
  readonly mode: Mode | null
  readonly category: string
  readonly waitsFor: Desk | null
  readonly asksVisa: boolean
  readonly inParticipantsList: boolean
  readonly answers: Partial<Answers>
  readonly decisionReason: string | null
  readonly submittedAt: Date | null
  readonly decidedAt: Date | null
  readonly changedAt: Date
  readonly name: string
  readonly otherScriptName: string | null
  readonly badgeName: string | null
  readonly countryCode: string
  readonly phone: string | null
  readonly jobTitle: string | null
  readonly language: Language
  readonly address: string | null
  readonly organisation: string | null
  readonly organisationNames: Localised
  readonly organisationCode: string | null
  readonly eventCode: string
  readonly eventTitle: Localised
  readonly eventStartsAt: Date
  readonly eventTimeZone: string
}
