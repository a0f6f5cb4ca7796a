import { refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { LostMailboxChange, StoppedBy } from './types.ts'

const hour = 3_600_000

/** How long both mailboxes have to say no. */
export const waitsFor = 72 * hour
/** A new mailbox that has not answered by then is not there. */
export const lapsesAfter = 7 * 24 * hour

export const isOpen = (it: LostMailboxChange): boolean => it.doneAt === null && it.stoppedAt === null

/**
 * What becomes of a change when its time has come: it is done when the new mailbox has answered, waits for that for a
 * week, and is over when the account became another one meanwhile: it was blocked, begun again or closed.
 */
export function decideChange(
  it: LostMailboxChange,
  account: { readonly stateSince: Date; readonly isAlive: boolean },
  now: Date,
): 'do' | 'wait' | { readonly stop: StoppedBy } {
  if (!account.isAlive || account.stateSince > it.createdAt) return { stop: 'state' }
  if (it.dueAt > now) return 'wait'
  if (!it.provenAt) return it.createdAt.getTime() + lapsesAfter <= now.getTime() ? { stop: 'time' } : 'wait'
  return 'do'
}

/** Whether a change that is going on can still be stopped or proven. */
export function decideOpen(it: LostMailboxChange | undefined): LostMailboxChange | Refusal {
  if (!it) return refuse('administration.change-unknown')
  return isOpen(it) ? it : refuse('administration.change-over')
}
