import type { Transaction } from '../../platform/database/database.ts'
import type { Actor } from '../../values/actor.ts'
import type { AccountId } from '../../values/ids.ts'
import { refuse } from '../../values/refusal.ts'
import type { Refusal } from '../../values/refusal.ts'
import { record } from '../audit/index.ts'
import { isRole } from './rules.ts'
import { saveGrant } from './store.ts'

/** Gives an account a staff role. Giving it twice is not an error and is recorded once. */
export async function grantRole(
  tx: Transaction,
  actor: Actor,
  accountId: AccountId,
  role: string,
  now: Date,
): Promise<{ granted: boolean } | Refusal> {
  if (!isRole(role)) return refuse('roles.unknown')
  const by = actor.kind === 'person' ? actor.accountId : undefined
  const granted = await saveGrant(tx, accountId, role, by, now)
  if (granted) await record(tx, actor, 'roles.granted', accountId, { role }, now)
  return { granted }
}
