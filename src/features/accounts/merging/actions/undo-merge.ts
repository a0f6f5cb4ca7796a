import { inTransaction } from '../../../../platform/database/database.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { giveAffiliationsBack } from '../../../directory/index.ts'
import type { MovedAffiliations } from '../../../directory/index.ts'
import { record } from '../../../audit/index.ts'
import { moveAccount } from '../../actions/move.ts'
import { saveStayed } from '../../inactivity/store.ts'
import { recipientOf } from '../../store/identifiers.ts'
import type { Account } from '../../types.ts'
import type { MergingParts } from '../listeners.ts'
import { decideTakingApart } from '../rules.ts'
import { holdMergeOf, saveUndone } from '../store.ts'
import type { Merge } from '../types.ts'
import { holdBoth } from './merge-accounts.ts'

/**
 * Takes two accounts apart again within thirty days: the one that went has its names and what moved back. Its holder needs
 * a new password, which they get by mail.
 */
export function undoMerge(
  { db }: Pick<House, 'db'>,
  actor: Actor,
  parts: MergingParts,
  mergedId: AccountId,
  now: Date,
): Promise<{ readonly undone: Id } | Refusal> {
  return inTransaction(db, async (tx) => {
    const found = await holdMergeOf(tx, mergedId)
    const held = found && (await holdBoth(tx, { survivor: found.survivorId, merged: mergedId }))
    const outcome = decideTakingApart(found, held?.merged, now)
    if (isRefusal(outcome)) return outcome
    if (!held) return refuse('accounts.merge-unknown')
    const { merge } = outcome
    const details = { from: merge.survivorId, merge: merge.id }
    const moved = await moveAccount(
      tx,
      actor,
      held.merged,
      { to: 'active', act: 'accounts.merge-undone', details },
      now,
    )
    if (isRefusal(moved)) return moved
    await saveStayed(tx, mergedId, now)
    await giveBack(tx, actor, parts, held, merge, now)
    await saveUndone(tx, merge.id, actor.kind === 'person' ? actor.accountId : undefined, now)
    await record(tx, actor, 'accounts.gave-back', merge.survivorId, { to: mergedId, merge: merge.id }, now)
    for (const one of [held.survivor, held.merged]) await tellUndone(tx, one, merge, now)
    return { undone: merge.id }
  })
}

async function giveBack(
  tx: Transaction,
  actor: Actor,
  parts: MergingParts,
  { survivor, merged }: { readonly survivor: Account; readonly merged: Account },
  { moved }: Merge,
  now: Date,
): Promise<void> {
  const people = { from: merged.personId, into: survivor.personId }
  await giveAffiliationsBack(tx, people, moved['affiliations'] as MovedAffiliations)
  for (const one of parts.whenMerged ?? [])
    await one.takeApart(tx, actor, people, (moved[one.name] ?? []) as Id[], now)
}

async function tellUndone(tx: Transaction, account: Account, merge: Merge, now: Date): Promise<void> {
  const to = await recipientOf(tx, account.personId)
  const onceKey = `accounts.merge-undone:${merge.id}:${account.id}`
  const facts = { account: account.id, isBack: account.id === merge.mergedId }
  if (to) await tell(tx, { occasion: 'accounts.merge-undone', to, facts, lane: 'now', onceKey }, now)
}
