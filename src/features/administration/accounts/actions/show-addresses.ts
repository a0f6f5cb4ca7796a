import { inTransaction } from '../../../../platform/database/database.ts'
import type { Database } from '../../../../platform/database/database.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { AccountId } from '../../../../values/ids.ts'
import { refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { findTarget } from '../store/target.ts'

/** Somebody of the service desk needs to read the addresses and the telephone number whole. That they did is kept. */
export function showAddresses(
  db: Database,
  actor: SignedIn,
  accountId: AccountId,
  now: Date,
): Promise<{ readonly shown: true } | Refusal> {
  return inTransaction(db, async (tx) => {
    if (!(await findTarget(tx, accountId, now))) return refuse('administration.unknown')
    await record(tx, actor, 'administration.addresses-shown', accountId, {}, now)
    return { shown: true }
  })
}
