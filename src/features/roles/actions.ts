import type { Transaction } from '../../platform/database/database.ts'
import type { Actor } from '../../values/actor.ts'
import type { AccountId } from '../../values/ids.ts'
import { refuse } from '../../values/refusal.ts'
import type { Refusal } from '../../values/refusal.ts'
import { record } from '../audit/index.ts'
import { administrator, isRole } from './rules.ts'
import { holdHolders, saveEnded, saveGrant } from './store.ts'

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

/** Ends a staff role at once. The last administrator keeps theirs: somebody must be able to give roles. */
export async function endRole(
  tx: Transaction,
  actor: Actor,
  accountId: AccountId,
  role: string,
  now: Date,
): Promise<{ ended: true } | Refusal> {
  const holders = await holdHolders(tx, role)
  if (!holders.includes(accountId)) return refuse('roles.not-held')
  if (role === administrator && holders.length === 1) return refuse('roles.last-administrator')
  const by = actor.kind === 'person' ? actor.accountId : undefined
  await saveEnded(tx, accountId, role, by, now)
  await record(tx, actor, 'roles.ended', accountId, { role }, now)
  return { ended: true }
}
