import { inTransaction } from '../../../../platform/database/database.ts'
import type { Database } from '../../../../platform/database/database.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { findTarget } from '../../accounts/store/target.ts'
import { decideActing } from '../../rules.ts'
import type { Target } from '../../types.ts'
import { decideRepetition } from '../rules.ts'
import { holdMailOf, repetitionFacts } from '../store.ts'
import type { SentMail } from '../types.ts'

/** Sends a mail once more, written anew from what it was about. Nobody at the service desk sees what is in it. */
export function repeatMail(
  db: Database,
  actor: SignedIn,
  accountId: AccountId,
  id: Id,
  now: Date,
): Promise<{ readonly repeat: true } | Refusal> {
  return inTransaction(db, async (tx) => {
    const target = await findTarget(tx, accountId, now)
    const held = target && (await holdMailOf(tx, target.personId, id))
    if (!target || !held) return refuse('administration.unknown')
    const outcome = await mayRepeat(tx, actor, target, held.mail, now)
    if (isRefusal(outcome)) return outcome
    await tell(tx, held.telling, now)
    const details = { mail: id, occasion: held.mail.occasion }
    await record(tx, actor, 'administration.mail-repeated', accountId, details, now)
    return outcome
  })
}

/** Whether this reader may have it sent once more; said on its page before anybody presses. */
export async function mayRepeat(
  db: Database,
  actor: SignedIn,
  target: Target,
  mail: SentMail,
  now: Date,
): Promise<{ readonly repeat: true } | Refusal> {
  const acting = decideActing(actor, target)
  if (isRefusal(acting)) return acting
  return decideRepetition(mail, await repetitionFacts(db, target.accountId, mail), now)
}
