import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { holdMail, sendAgain } from '../../../../platform/outgoing-mail/again.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { recipientOf } from '../../../accounts/index.ts'
import { record } from '../../../audit/index.ts'
import { decideResend, deskStateOf, mayFollow } from '../rules.ts'

/**
 * Sends a mail again that has not left: the same mail, written anew. `today`: to its person's address of today, where
 * the letter is not about an address itself. Of two who do it at once, one does.
 */
export function resend(
  { db, clock, config }: Pick<House, 'db' | 'clock' | 'config'>,
  actor: SignedIn,
  id: Id,
  to: 'same' | 'today',
): Promise<{ readonly resent: true } | Refusal> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    const held = await holdMail(tx, id)
    if (!held) return refuse('messages.unknown')
    const state = deskStateOf(held.state, held.lastError, now, now)
    const outcome = decideResend(state, {
      hasRelay: config.smtpUrl !== undefined || config.smtpDirect === 'on',
    })
    if (isRefusal(outcome)) return outcome
    const today =
      to === 'today' && held.personId && mayFollow(held.occasion)
        ? await recipientOf(tx, held.personId)
        : undefined
    await sendAgain(tx, id, today?.address ?? held.address, now)
    const details = { occasion: held.occasion, from: held.state, elsewhere: today !== undefined }
    await record(tx, actor, 'messages.resent', id, details, now)
    return { resent: true }
  })
}
