import type { Id, PersonId } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'

/** `fresh`: nobody has looked. `noted`: read and taken in. `answered`: it has become a thread. */
export type FeedbackState = 'fresh' | 'noted' | 'answered'
export const feedbackStates: readonly FeedbackState[] = ['fresh', 'noted', 'answered']

export type NewFeedback = {
  /** From 1 (very bad) to 5 (very good). */
  readonly rating: number | undefined
  readonly words: string | undefined
  /** The page they came from, without its language. */
  readonly page: string | undefined
  readonly language: Language
  /** Whom we may answer; undefined: they did not agree. */
  readonly answerTo:
    { readonly personId?: PersonId | undefined; readonly address?: string | undefined } | undefined
}

export type Feedback = Omit<NewFeedback, 'answerTo'> & {
  readonly id: Id
  readonly state: FeedbackState
  readonly stateSince: Date
  readonly createdAt: Date
  readonly mayAnswer: boolean
  readonly personId: PersonId | null
  readonly address: string | null
  readonly enquiryNumber: string | undefined
}

/** What came in a week: how much, and what people gave on average; the mean is undefined when nobody gave any. */
export type Week = {
  readonly startsAt: Date
  readonly count: number
  /** How many of them gave a rating. */
  readonly rated: number
  readonly mean: number | undefined
}
