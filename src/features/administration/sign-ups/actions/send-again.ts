import { inTransaction } from '../../../../platform/database/database.ts'
import type { Database } from '../../../../platform/database/database.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { sendAgainWithin } from '../../../accounts/index.ts'
import { record } from '../../../audit/index.ts'

/** Sends the mail of a sign-up once more, to the address it went to; within the limits that hold for the person too. */
export function sendSignUpAgain(
  db: Database,
  actor: SignedIn,
  id: Id,
  now: Date,
): Promise<{ readonly again: true } | Refusal> {
  return inTransaction(db, async (tx) => {
    const outcome = await sendAgainWithin(tx, id, now)
    if (!isRefusal(outcome)) await record(tx, actor, 'administration.sign-up-repeated', id, {}, now)
    return outcome
  })
}
