import type { EventId, Id } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'
import type { Mode } from '../types.ts'

export const questionKinds = [
  'text',
  'long-text',
  'choice',
  'several-choices',
  'yes-no',
  'number',
  'date',
  'country',
  'organisation',
  'language',
  'e-mail',
  'phone',
] as const

/** How a question is answered. It never changes: another kind is another question. */
export type QuestionKind = (typeof questionKinds)[number]

/** One answer that can be chosen. Its id stays when its words are corrected. */
export type QuestionOption = { readonly id: string; readonly label: Localised }

/** What people read when they answer. */
export type Wording = {
  readonly label: Localised
  readonly hint: Localised
  readonly options: readonly QuestionOption[]
}

/** Who is asked, and how it is taken. None of it makes another version. */
export type Asking = {
  readonly required: boolean
  /** Empty: whatever the mode. */
  readonly modes: readonly Mode[]
  /** Empty: whatever the membership category. */
  readonly categories: readonly string[]
  /** Whoever decides for the organisation reads the answer too. */
  readonly seenByFocalPoint: boolean
}

/** A question of one event, in its present wording. */
export type Question = Wording &
  Asking & {
    readonly id: Id
    readonly eventId: EventId
    readonly kind: QuestionKind
    readonly position: number
    readonly version: number
    /** The last version that somebody answered. */
    readonly answeredVersion: number | null
    readonly endedAt: Date | null
    /** When it was last edited; its place and its answers do not count. */
    readonly changedAt: Date
    /** Wordings that were answered and are no longer asked, by version. */
    readonly earlier: Readonly<Record<number, Wording>>
  }

/** A choice is kept as the id of its option, a day as `YYYY-MM-DD`, a country and a language by their codes. */
export type AnswerValue = string | number | boolean | readonly string[]

/** What somebody answered, and to which version of the question. */
export type QuestionAnswer = { readonly version: number; readonly value: AnswerValue }

/** Answers by the id of their question. What was left empty is not there. */
export type QuestionAnswers = Readonly<Record<Id, QuestionAnswer>>
