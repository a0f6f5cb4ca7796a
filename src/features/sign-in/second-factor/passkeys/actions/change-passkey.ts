import { inTransaction } from '../../../../../platform/database/database.ts'
import type { Transaction } from '../../../../../platform/database/database.ts'
import type { House } from '../../../../../platform/house.ts'
import type { SignedIn } from '../../../../../values/actor.ts'
import type { AccountId, Id } from '../../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../../values/refusal.ts'
import type { Refusal } from '../../../../../values/refusal.ts'
import { record } from '../../../../audit/index.ts'
import { removeFactor } from '../../actions/remove-factor.ts'
import { endPasskey, holdPasskey, savePasskeyName } from '../store.ts'
import type { Passkey } from '../types.ts'

/** Gives one's own passkey another name. */
export const renamePasskey = (
  { db }: Pick<House, 'db'>,
  actor: SignedIn,
  id: Id,
  name: string,
  now: Date,
): Promise<{ readonly renamed: true } | Refusal> =>
  inTransaction(db, async (tx) => {
    const held = await holdOwnPasskey(tx, actor.accountId, id)
    if (isRefusal(held)) return held
    await savePasskeyName(tx, id, name)
    await record(tx, actor, 'sign-in.passkey-renamed', actor.accountId, { passkey: id }, now)
    return { renamed: true }
  })

/** Removes one's own passkey: it proves nothing any more. */
export const removePasskey = (
  house: Pick<House, 'db' | 'config' | 'demo'>,
  actor: SignedIn,
  id: Id,
  now: Date,
): Promise<{ readonly isLast: boolean } | Refusal> =>
  removeFactor(
    house,
    actor,
    {
      change: 'passkey-removed',
      end: async (tx, account) => {
        const held = await holdOwnPasskey(tx, account.id, id)
        if (isRefusal(held)) return held
        await endPasskey(tx, id, now)
        return { name: held.name }
      },
    },
    now,
  )

async function holdOwnPasskey(tx: Transaction, accountId: AccountId, id: Id): Promise<Passkey | Refusal> {
  const held = await holdPasskey(tx, id)
  return held?.accountId === accountId ? held : refuse('sign-in.passkey-unknown')
}
