import { inTransaction } from '../../../../platform/database/database.ts'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Actor, SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { askForFourEyes, holdAccount } from '../../../accounts/index.ts'
import { endRole, grantRole } from '../../../roles/index.ts'
import { findTarget } from '../../accounts/store/target.ts'
import { decideRole } from '../rules.ts'
import type { RoleChange } from '../types.ts'

/** Gives a role or ends one; where two must agree, asks for it. */
export function changeRole(
  db: Database,
  actor: SignedIn,
  change: RoleChange,
  reason: string | undefined,
  now: Date,
): Promise<{ readonly done: true } | { readonly asked: Id } | Refusal> {
  return inTransaction(db, async (tx) => {
    const { accountId, role, ends } = change
    await holdAccount(tx, accountId)
    const target = await findTarget(tx, accountId, now)
    if (!target) return refuse('administration.unknown')
    const outcome = decideRole(actor, change, target)
    if (isRefusal(outcome)) return outcome
    if (!outcome.needsSecond) return carryOutRole(tx, actor, change, now)
    if (!reason) return refuse('administration.reason.missing')
    return askForFourEyes(tx, actor, { kind: 'role', accountId, reason, facts: { role, ends } }, now)
  })
}

/** The change itself, once it is settled who may. */
export async function carryOutRole(
  tx: Transaction,
  actor: Actor,
  { accountId, role, ends }: RoleChange,
  now: Date,
): Promise<{ readonly done: true } | Refusal> {
  const outcome = ends
    ? await endRole(tx, actor, accountId, role, now)
    : await grantRole(tx, actor, accountId, role, now)
  if (isRefusal(outcome)) return outcome
  return 'granted' in outcome && !outcome.granted ? refuse('administration.role-held') : { done: true }
}
