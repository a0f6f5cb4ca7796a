import type { FeedbackState } from './types.ts'

/** Every move there is: what was answered goes on as a thread. */
export const moves: Readonly<Record<FeedbackState, readonly FeedbackState[]>> = {
  fresh: ['noted', 'answered'],
  noted: ['fresh', 'answered'],
  answered: [],
}
