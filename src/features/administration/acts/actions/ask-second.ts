import { inTransaction } from '../../../../platform/database/database.ts'
import type { Database } from '../../../../platform/database/database.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { askForFourEyes } from '../../../accounts/index.ts'
import { findTarget } from '../../accounts/store/target.ts'
import { decideAct, decideActing } from '../../rules.ts'

/** Asks a second person to agree that somebody's second factors end, because all of them are lost. */
export function askFactorReset(
  db: Database,
  actor: SignedIn,
  accountId: AccountId,
  reason: string,
  now: Date,
): Promise<{ readonly asked: Id } | Refusal> {
  return inTransaction(db, async (tx) => {
    const target = await findTarget(tx, accountId, now)
    if (!target) return refuse('administration.unknown')
    const outcome = decideAct('factor-reset', actor, target, now)
    if (isRefusal(outcome)) return outcome
    return askForFourEyes(tx, actor, { kind: 'factor-reset', accountId, reason }, now)
  })
}

export type MergerWish = {
  /** The one that gives way, and the one that goes on. */
  readonly merged: AccountId
  readonly survivor: AccountId
  readonly reason: string
}

/** Asks a second person to agree that two accounts are one person's. Whoever asks may act on both. */
export function askMerger(
  db: Database,
  actor: SignedIn,
  { merged, survivor, reason }: MergerWish,
  now: Date,
): Promise<{ readonly asked: Id } | Refusal> {
  return inTransaction(db, async (tx) => {
    const [gone, stays] = [await findTarget(tx, merged, now), await findTarget(tx, survivor, now)]
    if (!gone || !stays || merged === survivor) return refuse('administration.unknown')
    const acting = decideActing(actor, stays)
    if (isRefusal(acting)) return acting
    for (const target of [gone, stays]) {
      const outcome = decideAct('merger', actor, target, now)
      if (isRefusal(outcome)) return outcome
    }
    const facts = { other: survivor }
    return askForFourEyes(tx, actor, { kind: 'merge', accountId: merged, reason, facts }, now)
  })
}
