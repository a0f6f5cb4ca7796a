import type { Id } from '../../../values/ids.ts'
import type { MailboxId } from '../types.ts'

export const forwardingStates = ['waiting', 'active', 'ended'] as const
export type ForwardingState = (typeof forwardingStates)[number]

/** `declined`: whoever reads at the target said no; `bounced`: the target took nothing for days. */
export type ForwardingEnd = 'owner' | 'declined' | 'replaced' | 'expired' | 'bounced' | 'mailbox-over'

/** Where the mail of a mailbox goes on to. */
export type Forwarding = {
  readonly id: Id
  readonly mailboxId: MailboxId
  readonly target: string
  readonly keepsCopy: boolean
  readonly state: ForwardingState
  readonly endReason: ForwardingEnd | null
  readonly askedAt: Date
  /** Until when it may be confirmed. */
  readonly expiresAt: Date
  readonly confirmedAt: Date | null
  readonly endedAt: Date | null
  readonly failingSince: Date | null
  readonly failedAt: Date | null
  readonly failures: number
  /** What was said when the target did not take something. */
  readonly said: string | null
}
