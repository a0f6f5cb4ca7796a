import { inTransaction } from '../../../../platform/database/database.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { isSecondFactorRequired } from '../../../../platform/second-factor.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { Account } from '../../../accounts/index.ts'
import { endRecoveryCodes } from '../recovery-codes/store.ts'
import { actsForOthers, decideRemoval } from '../rules.ts'
import { factorsOf } from '../store.ts'
import { holdOwn } from './hold-own.ts'
import { tellChange } from './tell-change.ts'
import type { ChangeFacts } from './tell-change.ts'

/** A factor somebody gives up. `end` says what it was, or refuses what is not theirs or gone already. */
export type OldFactor = {
  readonly change: 'passkey-removed' | 'codes-removed'
  readonly end: (tx: Transaction, held: Account) => Promise<ChangeFacts | Refusal>
}

/** Removes a passkey or the codes app. With the last factor the recovery codes go; where a role needs one it stays. */
export function removeFactor(
  house: Pick<House, 'db' | 'config' | 'demo'>,
  actor: SignedIn,
  { change, end }: OldFactor,
  now: Date,
): Promise<{ readonly isLast: boolean } | Refusal> {
  return inTransaction(house.db, async (tx) => {
    const held = await holdOwn(tx, actor)
    if (isRefusal(held)) return held
    const isRequired = isSecondFactorRequired(house) && actsForOthers(actor)
    const outcome = decideRemoval(await factorsOf(tx, held.id), isRequired)
    if (isRefusal(outcome)) return outcome
    const facts = await end(tx, held)
    if (isRefusal(facts)) return facts
    if (outcome.isLast) await endRecoveryCodes(tx, held.id, now)
    await tellChange(tx, actor, held, change, facts, now)
    return outcome
  })
}
