import { refuse, type Refusal } from '../../../values/refusal.ts'
import type { DeskState } from './types.ts'

/** Where a mail stands, from the outbox's state and what it noted. */
export function deskStateOf(state: string, lastError: string | null, dueAt: Date, now: Date): DeskState {
  if (state === 'withheld') return lastError === 'no-relay' ? 'kept' : 'ended'
  if (state === 'queued') return dueAt > now ? 'held' : 'waiting'
  if (state === 'in-flight') return 'waiting'
  return state as 'retrying' | 'sent' | 'failed'
}

/**
 * Whether a mail may be sent again: one that failed, one that is between two tries, and one that was kept here while no
 * mail could leave. What has left, is leaving, or is no longer true is not.
 */
export function decideResend(
  state: DeskState,
  facts: { readonly hasRelay: boolean },
): { readonly resend: true } | Refusal {
  if (state === 'sent') return refuse('messages.resend-sent')
  if (state === 'waiting' || state === 'held') return refuse('messages.resend-waiting')
  if (state === 'ended') return refuse('messages.resend-ended')
  if (state === 'kept' && !facts.hasRelay) return refuse('messages.resend-no-relay')
  return { resend: true }
}

const room = (occasion: string): string => occasion.slice(0, occasion.indexOf('.'))

/**
 * Whose letters staff read: those about meetings, and those about visas only for who works on them. A letter about
 * somebody's account, or one that lets in whoever holds it, is for its reader alone.
 */
export function mayReadLetter(
  it: { readonly occasion: string; readonly holdsSecrets: boolean },
  permissions: ReadonlySet<string>,
): boolean {
  if (it.holdsSecrets) return false
  if (room(it.occasion) === 'visa-letters') return permissions.has('visa-letters.manage')
  return room(it.occasion) === 'registrations' || room(it.occasion) === 'events'
}

/** Whether a letter may follow its person to the address of today: never one about an account, which is about an address. */
export const mayFollow = (occasion: string): boolean =>
  ['registrations', 'events', 'visa-letters'].includes(room(occasion))
