import { inTransaction } from '../../../../platform/database/database.ts'
import type { Database } from '../../../../platform/database/database.ts'
import { endSessionsOf } from '../../../../platform/sessions/store.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { AccountId } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { holdAccount } from '../../../accounts/index.ts'
import { record } from '../../../audit/index.ts'
import { findTarget } from '../../accounts/store/target.ts'
import { decideAct } from '../../rules.ts'

/** Somebody is signed out everywhere. The account stays as it is. */
export function endSessions(
  db: Database,
  actor: SignedIn,
  accountId: AccountId,
  now: Date,
): Promise<{ readonly done: true } | Refusal> {
  return inTransaction(db, async (tx) => {
    await holdAccount(tx, accountId)
    const target = await findTarget(tx, accountId, now)
    if (!target) return refuse('administration.unknown')
    const outcome = decideAct('sign-outs', actor, target, now)
    if (isRefusal(outcome)) return outcome
    await endSessionsOf(tx, accountId)
    await record(tx, actor, 'administration.sessions-ended', accountId, {}, now)
    return { done: true }
  })
}
