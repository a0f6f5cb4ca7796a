import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import type { OutboxLine, Outcome } from '../types.ts'
import { resend } from './resend.ts'

/** Sends these again, one act each, to where they went before; what cannot be sent again says why. */
export async function resendMany(
  house: Pick<House, 'db' | 'clock' | 'config'>,
  actor: SignedIn,
  mails: readonly OutboxLine[],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  for (const mail of mails) {
    const outcome = await resend(house, actor, mail.id, 'same')
    outcomes.push({ mail, no: isRefusal(outcome) ? outcome : undefined })
  }
  return outcomes
}
