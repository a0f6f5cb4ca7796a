import type { Actor } from '../../../values/actor.ts'
import { refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { Factors, PendingStep } from './types.ts'

/** So few recovery codes are left that it is time for new ones. */
export const fewRecoveryCodes = 3
export const mostPasskeys = 20

const minute = 60_000
/** After the password, this long for the second step. */
const stepLasts = 5 * minute
/** A challenge for a passkey is answered within this time, or asked for again. */
const challengeLasts = 5 * minute

/** Whether signing in takes a second step: there is a passkey or an app for codes. */
export const hasFactor = ({ passkeys, hasCodes }: Omit<Factors, 'recoveryCodes'>): boolean =>
  passkeys > 0 || hasCodes

/** Whether what somebody may do comes from a role, as staff or as a focal point. */
export const actsForOthers = (actor: Actor): boolean =>
  actor.kind === 'person' &&
  [...actor.permissions, ...actor.withheld].some((one) => one !== 'everyone' && one !== 'signed-in')

/** What removing a passkey or the codes app means. The last factor stays while the person's role needs one. */
export function decideRemoval(
  { passkeys, hasCodes }: Factors,
  isRequired: boolean,
): { readonly isLast: boolean } | Refusal {
  const isLast = passkeys + (hasCodes ? 1 : 0) <= 1
  return isLast && isRequired ? refuse('sign-in.last-factor') : { isLast }
}

/** Whether the second step can still be done: five minutes after the password, while that is still the password. */
export function decideStep(it: PendingStep | undefined, mark: string | undefined, now: Date): true | Refusal {
  const isOver = !it || it.mark !== mark || now.getTime() - it.at >= stepLasts
  return isOver ? refuse('sign-in.step-over') : true
}

/** What a browser was asked to sign with a passkey, and when. Whoever was asked to make one is not asked to use one. */
export type Challenge = { readonly challenge: string; readonly at: number; readonly to: 'create' | 'get' }

export const isLiveChallenge = (it: Challenge, to: Challenge['to'], now: Date): boolean =>
  it.to === to && now.getTime() - it.at < challengeLasts
