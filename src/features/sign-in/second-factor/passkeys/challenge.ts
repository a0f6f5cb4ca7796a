import { takeKept, visitOf } from '../../../../platform/http/index.ts'
import type { Request } from '../../../../platform/http/index.ts'
import { isLiveChallenge } from '../rules.ts'
import type { Challenge } from '../rules.ts'

const name = (to: Challenge['to']) => `sign-in.passkey-${to}`

/** Keeps what a browser was asked to sign; what it was asked before counts no more. */
export const keepChallenge = (request: Request, challenge: string, to: Challenge['to'], now: Date): void =>
  visitOf(request).keep(name(to), { challenge, to, at: now.getTime() } satisfies Challenge)

/** The challenge, for one answer only: however many arrive at once, the others find none. */
export async function takeChallenge(
  request: Request,
  to: Challenge['to'],
  now: Date,
): Promise<string | undefined> {
  const kept = (await takeKept(request, name(to))) as Challenge | undefined
  return kept && isLiveChallenge(kept, to, now) ? kept.challenge : undefined
}
