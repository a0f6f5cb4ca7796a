import { inTransaction } from '../../../../platform/database/database.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { AccountId } from '../../../../values/ids.ts'
import { eraseAccount } from '../../closing/actions/erase-closed.ts'
import type { WhenGoing } from '../../closing/listeners.ts'
import { canBeUndoneFor, isToSettle } from '../rules.ts'
import { holdMergeOf, listToSettle, moveAddresses, saveSettled } from '../store.ts'
import { holdBoth } from './merge-accounts.ts'

const batch = 100

/**
 * After thirty days nobody takes two accounts apart: the addresses of the one that went are the other's own, and the rest
 * of it is erased like a closed one. Its user name still leads to the other. Each merge is a transaction of its own.
 */
export async function settleMerges(
  { db, clock, log }: Pick<House, 'db' | 'clock' | 'log'>,
  whenErased: readonly WhenGoing[],
): Promise<number> {
  let all = 0
  for (;;) {
    const now = clock.now()
    const due = await listToSettle(db, new Date(now.getTime() - canBeUndoneFor), batch)
    let settled = 0
    for (const merged of due)
      try {
        if (await inTransaction(db, (tx) => settle(tx, merged, whenErased, now))) settled++
      } catch (error) {
        log.error({ account: merged, error }, 'a merge could not be settled; it is tried again tomorrow')
      }
    all += settled
    if (settled === 0 || due.length < batch) return all
  }
}

async function settle(
  tx: Transaction,
  mergedId: AccountId,
  whenErased: readonly WhenGoing[],
  now: Date,
): Promise<boolean> {
  const merge = await holdMergeOf(tx, mergedId)
  if (!merge || merge.settledAt || !isToSettle(merge, now)) return false
  const held = await holdBoth(tx, { survivor: merge.survivorId, merged: mergedId })
  if (held?.merged.state !== 'merged') return false
  await moveAddresses(tx, mergedId, merge.survivorId)
  await eraseAccount(tx, held.merged, whenErased, now)
  await saveSettled(tx, merge.id, now)
  return true
}
