import type { Transaction } from '../../../../platform/database/database.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { holdAccount } from '../../../accounts/index.ts'
import type { Account } from '../../../accounts/index.ts'

/** Holds one's own account: factors of one account change one after the other, and only while it may come in. */
export async function holdOwn(tx: Transaction, { accountId }: SignedIn): Promise<Account | Refusal> {
  const held = await holdAccount(tx, accountId)
  return held?.state === 'active' ? held : refuse('sign-in.account-over')
}
