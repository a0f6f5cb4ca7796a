import { refuse, type Refusal } from '../../../values/refusal.ts'
import type { Feedback, FeedbackState, Week } from './types.ts'
import { moves } from './states.ts'

/** The secretariat reads what people think of the pages. */
export const mayReadFeedback = (permissions: ReadonlySet<string>): boolean => permissions.has('events.manage')

/** Noting it, or taking that back; what was answered goes on as a thread. */
export const decideNoting = (
  { state }: Pick<Feedback, 'state'>,
  to: 'noted' | 'fresh',
): { readonly next: FeedbackState } | Refusal =>
  moves[state].includes(to) ? { next: to } : refuse('enquiries.feedback.not-now')

/** Only whoever agreed is written to, and once: what follows is a thread. */
export function decideAnswering(
  it: Pick<Feedback, 'state' | 'mayAnswer' | 'personId' | 'address'>,
): Refusal | undefined {
  if (it.state === 'answered') return refuse('enquiries.feedback.answered-already')
  return it.mayAnswer && (it.personId || it.address) ? undefined : refuse('enquiries.feedback.not-agreed')
}

export type Finding = { readonly count: number; readonly mean: number | undefined }

/** What all these weeks say together; every rating counts once. */
export function findingOf(weeks: readonly Week[]): Finding {
  const total = (of: (week: Week) => number) => weeks.reduce((sum, week) => sum + of(week), 0)
  const rated = total((week) => week.rated)
  const sum = total((week) => week.rated * (week.mean ?? 0))
  return { count: total(({ count }) => count), mean: rated === 0 ? undefined : sum / rated }
}
