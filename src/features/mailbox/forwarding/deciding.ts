import { refuse, type Refusal } from '../../../values/refusal.ts'
import type { MailAddress } from '../../mail-routing/index.ts'
import type { Mailbox, Verdict } from '../types.ts'
import type { Forwarding } from './types.ts'

const hour = 3_600_000
const day = 24 * hour

/** How long the question at the target may be answered. */
export const confirmWorksFor = 3 * day
/** So often somebody may ask within a day. */
export const mostAsked = 5
/** So many letters of a mailbox go on within an hour; what is more stays in it. */
export const mostForwarded = 500

/** What somebody typed as the address for their mail. */
export type Target = {
  /** Undefined: no address that mail can be sent to. */
  readonly address: MailAddress | undefined
  /** One of the mailbox's own, whatever follows a plus. */
  readonly isOwn: boolean
}

/** The address that mail may go on to, or why it cannot be that one. */
export function decideTarget({ address, isOwn }: Target, askedToday: number): MailAddress | Refusal {
  if (!address) return refuse('mailbox.forwarding.unfit')
  if (isOwn) return refuse('mailbox.forwarding.own')
  return askedToday >= mostAsked ? refuse('mailbox.forwarding.asked-enough', { most: mostAsked }) : address
}

/** Whether the question may still be answered. Undefined: yes. */
export function decideAnswer(it: Forwarding | undefined, now: Date): Refusal | undefined {
  if (!it) return refuse('mailbox.forwarding.link-unknown')
  if (it.state === 'active') return refuse('mailbox.forwarding.link-used')
  return it.state === 'ended' || it.expiresAt <= now ? refuse('mailbox.forwarding.link-over') : undefined
}

/** What is asked of a message before it goes on. */
export type GoingOn = {
  readonly mailbox: Pick<Mailbox, 'state'>
  readonly isAccountInUse: boolean
  readonly verdict: Verdict
  /** A mailbox here has sent it on before: each that does writes it into the message. */
  readonly wasHere: boolean
  readonly goneWithinAnHour: number
}

export type Stays = 'resting' | 'doubtful' | 'loop' | 'many'

/**
 * Whether a message goes on. It stays in the mailbox, and is never lost: where somebody has no use of the mailbox just now; what its own
 * domain says is not from there; what was sent on from here once, however it came back; and more than hundreds an hour.
 */
export function decideGoing(it: GoingOn): 'goes' | Stays {
  if (it.mailbox.state !== 'active' || !it.isAccountInUse) return 'resting'
  if (it.verdict.dmarc === 'fail') return 'doubtful'
  if (it.wasHere) return 'loop'
  return it.goneWithinAnHour >= mostForwarded ? 'many' : 'goes'
}

/** Nothing of this is about one message or its sender: it is about the address or what is behind it. */
const isAboutAddress = (code: string): boolean => /^5\.(?:0\.0|1\.|2\.|4\.)/.test(code)

/** After so long, and so many times, an address that takes nothing is given up. */
const failsFor = 3 * day
const failsOften = 3
const beginsAnewAfter = 2 * day

/**
 * What follows when the target did not take a message. That a server refuses one sender's mail is not held against it, and an address
 * that has taken something meanwhile (`works`) begins anew.
 */
export function decideFailure(
  it: Pick<Forwarding, 'failingSince' | 'failedAt' | 'failures'> & { readonly works: boolean },
  code: string,
  now: Date,
): { readonly failingSince: Date | null; readonly failures: number; readonly isOver: boolean } {
  const { failingSince, failedAt, failures, works } = it
  if (!isAboutAddress(code)) return { failingSince, failures, isOver: false }
  const isRecent = failedAt !== null && now.getTime() - failedAt.getTime() < beginsAnewAfter
  const goesOn = failingSince !== null && isRecent && !works
  const since = goesOn ? failingSince : now
  const count = goesOn ? failures + 1 : 1
  const isOver = now.getTime() - since.getTime() >= failsFor && count >= failsOften
  return { failingSince: since, failures: count, isOver }
}
