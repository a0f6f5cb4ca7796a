import type { SignedIn } from '../../../values/actor.ts'
import { refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { administrator } from '../../roles/rules.ts'
import type { Target } from '../types.ts'
import type { RoleChange } from './types.ts'

/** Whether a second administrator must agree: to who becomes one, and to who no longer is one. */
export const needsSecond = ({ role }: Pick<RoleChange, 'role'>): boolean => role === administrator

/** Whether somebody's roles can be changed: never one's own, and only an account that can be signed in to is given one. */
export function decideRole(
  actor: SignedIn,
  change: RoleChange,
  it: Target,
): { readonly needsSecond: boolean } | Refusal {
  if (actor.accountId === it.accountId) return refuse('administration.own-account')
  if (!change.ends && it.state !== 'active') return refuse('administration.role-needs-active')
  if (needsSecond(change) && it.asked.includes('role')) return refuse('accounts.four-eyes-waiting')
  return { needsSecond: needsSecond(change) }
}
