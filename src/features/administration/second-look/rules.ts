import type { SignedIn } from '../../../values/actor.ts'
import { isRefusal, refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { decideFourEyes } from '../../accounts/life/rules.ts'
import type { FourEyes } from '../../accounts/life/types.ts'
import { decideActing, managesStaff } from '../rules.ts'
import type { Target } from '../types.ts'

/**
 * Whether somebody may agree to what another asked for: they might have done it themselves, did not ask for it, and it is
 * not about an account of theirs. Roles are agreed to by administrators.
 */
export function decideAgreement(
  actor: SignedIn,
  it: FourEyes,
  targets: readonly Target[],
  now: Date,
): { readonly may: true } | Refusal {
  const open = decideFourEyes(it, actor.accountId, now)
  if (isRefusal(open)) return open
  if (it.kind === 'role')
    return actor.permissions.has(managesStaff) ? { may: true } : refuse('administration.administrators-only')
  for (const target of targets) {
    const acting = decideActing(actor, target)
    if (isRefusal(acting)) return acting
  }
  return { may: true }
}
