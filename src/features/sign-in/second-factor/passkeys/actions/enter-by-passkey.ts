import { inTransaction } from '../../../../../platform/database/database.ts'
import type { House } from '../../../../../platform/house.ts'
import { stranger } from '../../../../../values/actor.ts'
import type { AccountId } from '../../../../../values/ids.ts'
import { refuse } from '../../../../../values/refusal.ts'
import type { Refusal } from '../../../../../values/refusal.ts'
import { holdAccount } from '../../../../accounts/index.ts'
import { record } from '../../../../audit/index.ts'
import { letIn } from '../../../actions/let-in.ts'
import type { BeginSession } from '../../../actions/let-in.ts'
import { forgetGuesses } from '../../../guessing/guard.ts'
import { tellChange } from '../../actions/tell-change.ts'
import { verifiedAssertion } from '../ceremony.ts'
import { isCounterRight } from '../rules.ts'
import { findPasskey, holdPasskey, savePasskeyUsed } from '../store.ts'
import type { UsedCredential } from '../types.ts'

/** What the browser proved, for the challenge it was given. */
export type Use = { readonly challenge: string; readonly credential: UsedCredential }

/**
 * Lets somebody in by a passkey: the device made sure who holds it, so that it is two factors at once. Unknown, removed,
 * made for another address, and of an account that may not come in are one answer. A counter that was passed before
 * means that there is a copy of the key: nobody comes in, and its owner is written to.
 */
export async function enterByPasskey(
  house: Pick<House, 'db' | 'config' | 'secrets'>,
  { challenge, credential }: Use,
  begin: BeginSession,
  now: Date,
): Promise<{ readonly accountId: AccountId; readonly handOver: () => void } | Refusal> {
  const { db, config, secrets } = house
  const known = await findPasskey(db, credential.id)
  const proved = known && (await verifiedAssertion(config, challenge, credential, known))
  return inTransaction(db, async (tx) => {
    const account = known && proved && (await holdAccount(tx, known.accountId))
    const held = known && account?.state === 'active' ? await holdPasskey(tx, known.id) : undefined
    if (!account || !proved || !held) {
      await record(tx, stranger, 'sign-in.passkey-refused', known?.accountId, {}, now)
      return refuse('sign-in.passkey-wrong')
    }
    if (!isCounterRight(held.counter, proved.counter)) {
      await tellChange(tx, stranger, account, 'passkey-copied', { name: held.name }, now)
      return refuse('sign-in.passkey-wrong')
    }
    await savePasskeyUsed(tx, held.id, proved, now)
    await forgetGuesses(tx, secrets, account.id)
    return { accountId: account.id, handOver: await letIn(tx, account, 'passkey', begin, now) }
  })
}
