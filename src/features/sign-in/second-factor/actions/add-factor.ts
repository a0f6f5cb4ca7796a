import { inTransaction } from '../../../../platform/database/database.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { endSessionsOf } from '../../../../platform/sessions/store.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { Account } from '../../../accounts/index.ts'
import type { BeginSession } from '../../actions/let-in.ts'
import { makeRecoveryCodes } from '../recovery-codes/make.ts'
import { saveRecoveryCodes } from '../recovery-codes/store.ts'
import { hasFactor } from '../rules.ts'
import { factorsOf } from '../store.ts'
import { holdOwn } from './hold-own.ts'
import { tellChange } from './tell-change.ts'
import type { ChangeFacts } from './tell-change.ts'

/** A factor somebody has just proved to have. `save` refuses what is not so any more once the account is held. */
export type NewFactor = {
  readonly change: 'passkey-added' | 'codes-added'
  readonly facts: ChangeFacts
  readonly save: (tx: Transaction, held: Account) => Promise<Refusal | undefined>
}

/** A session that counts as proven by two factors, and recovery codes, shown this once, if there were none. */
export type FactorAdded = { readonly handOver: () => void; readonly codes: readonly string[] | undefined }

/**
 * Adds a factor. With the first one recovery codes are made, and every session that began without it ends; the one in
 * hand is followed by another that counts as proven by two factors, since the password and the new factor both were.
 */
export async function addFactor(
  { db }: Pick<House, 'db'>,
  actor: SignedIn,
  { change, facts, save }: NewFactor,
  begin: BeginSession,
  now: Date,
): Promise<FactorAdded | Refusal> {
  const made =
    (await factorsOf(db, actor.accountId)).recoveryCodes === 0 ? await makeRecoveryCodes() : undefined
  return inTransaction(db, async (tx) => {
    const held = await holdOwn(tx, actor)
    if (isRefusal(held)) return held
    const before = await factorsOf(tx, held.id)
    const refused = await save(tx, held)
    if (refused) return refused
    const codes = before.recoveryCodes === 0 ? made : undefined
    if (codes) await saveRecoveryCodes(tx, held.id, codes.kept, now)
    if (!hasFactor(before)) await endSessionsOf(tx, held.id)
    await tellChange(tx, actor, held, change, facts, now)
    return { handOver: await begin(tx, held.id, 'two-factor'), codes: codes?.shown }
  })
}
