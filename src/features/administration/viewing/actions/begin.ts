import { inTransaction } from '../../../../platform/database/database.ts'
import type { Database } from '../../../../platform/database/database.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import { saveViewed } from '../../../../platform/sessions/store.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { recipientOf } from '../../../accounts/index.ts'
import { record } from '../../../audit/index.ts'
import { findTarget } from '../../accounts/store/target.ts'
import { decideAct } from '../../rules.ts'
import { looksFor } from '../rules.ts'
import { saveLook } from '../store.ts'

export type LookWish = { readonly accountId: AccountId; readonly visit: Id; readonly reason: string }

/**
 * From now on this visit shows somebody's pages as they see them, for a quarter of an hour. The person is told at once,
 * with the reason; nothing of theirs changes.
 */
export function beginLook(
  db: Database,
  actor: SignedIn,
  { accountId, visit, reason }: LookWish,
  now: Date,
): Promise<{ readonly until: Date } | Refusal> {
  return inTransaction(db, async (tx) => {
    const target = await findTarget(tx, accountId, now)
    if (!target) return refuse('administration.unknown')
    const outcome = decideAct('viewing', actor, target, now)
    if (isRefusal(outcome)) return outcome

    const until = new Date(now.getTime() + looksFor)
    const look = await saveLook(tx, { accountId, by: actor.accountId, visit, reason, until }, now)
    await saveViewed(tx, visit, { accountId, until })
    await record(tx, actor, 'administration.look-begun', accountId, { look }, now)
    const to = await recipientOf(tx, target.personId)
    if (to) await tell(tx, { occasion: 'administration.looked', to, facts: { look }, lane: 'now' }, now)
    return { until }
  })
}
