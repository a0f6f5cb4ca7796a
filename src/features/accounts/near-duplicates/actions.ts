import { inTransaction } from '../../../platform/database/database.ts'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Actor } from '../../../values/actor.ts'
import type { AccountId, Id, OrganisationId } from '../../../values/ids.ts'
import { refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import {
  findNear,
  hintsWithin,
  holdHint,
  saveDismissed,
  saveHint,
  takeToCompare,
  withdrawHints,
} from './store.ts'

/** Compares one account with all others: hints that are new are kept, those without a reason any more are taken back. */
export async function compare(tx: Transaction, accountId: AccountId, now: Date): Promise<void> {
  const near = await findNear(tx, accountId)
  for (const one of near) await saveHint(tx, accountId, one, now)
  await withdrawHints(
    tx,
    accountId,
    near.map((one) => one.accountId),
    now,
  )
}

/** Compares what waits for it, a few at a time, so that nothing is held for long. Says how many there were. */
export async function compareWaiting(db: Database, now: Date): Promise<number> {
  let all = 0
  for (let done = 1; done > 0; all += done)
    done = await inTransaction(db, async (tx) => {
      const some = await takeToCompare(tx, 50)
      for (const id of some) await compare(tx, id, now)
      return some.length
    })
  return all
}

/**
 * Somebody looked at both accounts: they are two people's. The hint does not come back for the same reasons. A focal
 * point names the organisations they decide for, and dismisses hints about two of their people only.
 */
export function dismissHint(
  db: Database,
  actor: Actor,
  id: Id,
  now: Date,
  within?: readonly OrganisationId[],
): Promise<{ readonly dismissed: true } | Refusal> {
  return inTransaction(db, async (tx) => {
    const held = await holdHint(tx, id)
    const isTheirs = !within || (await hintsWithin(tx, within)).some((one) => one.id === id)
    if (!held || !isTheirs) return refuse('accounts.hint-unknown')
    if (!held.isOpen) return refuse('accounts.hint-settled')
    const by = actor.kind === 'person' ? actor.accountId : undefined
    await saveDismissed(tx, id, by, now)
    const [older, newer] = held.pair
    await record(tx, actor, 'accounts.hint-dismissed', older, { other: newer, hint: id }, now)
    return { dismissed: true }
  })
}
