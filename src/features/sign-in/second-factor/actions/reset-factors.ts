import type { Transaction } from '../../../../platform/database/database.ts'
import { endSessionsOf } from '../../../../platform/sessions/store.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { AccountId } from '../../../../values/ids.ts'
import { refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { holdAccount } from '../../../accounts/index.ts'
import { endFactors } from '../store.ts'
import { tellChange } from './tell-change.ts'

/**
 * Somebody has lost everything they prove themselves with: passkeys, the codes app and recovery codes end, and every
 * session with them. The password stays as it is. Who may ask for it, and who else must agree, is the service desk's.
 */
export async function resetFactors(
  tx: Transaction,
  actor: Actor,
  accountId: AccountId,
  now: Date,
): Promise<{ readonly reset: true } | Refusal> {
  const held = await holdAccount(tx, accountId)
  if (!held) return refuse('sign-in.account-over')
  if (!(await endFactors(tx, accountId, now))) return refuse('sign-in.no-factors')
  await endSessionsOf(tx, accountId)
  await tellChange(tx, actor, held, 'factors-reset', {}, now)
  return { reset: true }
}

/** An account is over, closed or merged into another: nothing of it proves anything any more. Its owner is told otherwise. */
export async function forgetFactors(tx: Transaction, accountId: AccountId, now: Date): Promise<void> {
  await endFactors(tx, accountId, now)
}
