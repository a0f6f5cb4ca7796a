import { refuse, type Refusal } from '../../../values/refusal.ts'
import { mayMove } from '../states.ts'
import type { State } from '../types.ts'
import type { Belonging, Challenge, ChallengeReason } from './types.ts'

/**
 * Whether the organisation somebody registers for is told, so that it can say that they are not theirs. Not where a desk is
 * asked anyway, nor where somebody there has agreed that they belong. `isAsked`: somebody decides about the registration.
 */
export function reasonToChallenge(it: Belonging, isAsked: boolean): ChallengeReason | undefined {
  if (isAsked || it.isFocalPoint) return undefined
  if (it.state === 'claimed') return 'claimed'
  if (it.isAgreed || it.domains.length === 0) return undefined
  return isOneOf(it.address, it.domains) ? undefined : 'other-address'
}

/** Whether an address is of one of these domains or of a part of one. */
function isOneOf(address: string | undefined, domains: readonly string[]): boolean {
  const domain = address?.slice(address.lastIndexOf('@') + 1).toLowerCase() ?? ''
  return domains.some((one) => domain === one.toLowerCase() || domain.endsWith(`.${one.toLowerCase()}`))
}

/** An organisation answers once, while the registration stands and the meeting is ahead. */
export function decideAnswer(
  it: Pick<Challenge, 'answer'>,
  registration: { readonly isLive: boolean },
  endsAt: Date,
  now: Date,
): Refusal | { readonly answers: true } {
  if (it.answer) return refuse('registrations.challenge.answered')
  if (!registration.isLive) return refuse('registrations.challenge.over')
  return endsAt <= now ? refuse('registrations.challenge.over') : { answers: true }
}

/** The secretariat settles what an organisation disputed, once. */
export const decideSettling = (
  it: Pick<Challenge, 'answer' | 'settled'>,
): Refusal | { readonly settles: true } =>
  it.answer === 'not-ours' && it.settled === null
    ? { settles: true }
    : refuse('registrations.challenge.settled-already')

/** Whether something can still be taken from the person: what has ended has ended. */
export const mayCancel = (state: State): boolean => mayMove(state, 'cancelled')
