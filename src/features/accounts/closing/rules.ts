import { isRefusal, refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { PersonId } from '../../../values/ids.ts'
import { decideGivingUp } from '../../directory/focal-points/rules.ts'
import type { Account } from '../types.ts'
import type { RoleThere, ToHandOver } from './types.ts'

const day = 24 * 3_600_000

/** How long somebody has to think it over. After that nobody comes back. */
export const thinkItOver = 30 * day

export const erasedOn = (closedAt: Date): Date => new Date(closedAt.getTime() + thinkItOver)

/** The roles of somebody without whom an organisation has nobody left who decides about these things. */
export const lastRoles = (personId: PersonId, all: readonly RoleThere[]): readonly RoleThere[] =>
  all.filter((role) => role.personId === personId && isRefusal(decideGivingUp(role, othersOf(role, all))))

const othersOf = (role: RoleThere, all: readonly RoleThere[]): readonly RoleThere[] =>
  all.filter(
    (one) =>
      one.organisationId === role.organisationId &&
      one.kind === role.kind &&
      one.personId !== role.personId &&
      one.isReachable,
  )

/** Whether somebody may close their account: not before others have what only they can do. */
export function decideClosing(
  account: Pick<Account, 'state'>,
  { staffRoles, lastIn }: ToHandOver,
): { readonly close: true } | Refusal {
  if (account.state !== 'active') return refuse('accounts.not-in-this-state')
  if (staffRoles.length > 0) return refuse('accounts.closing-staff')
  if (lastIn.length > 0) return refuse('accounts.closing-last-focal-point')
  return { close: true }
}

/** Whether a closed account can be opened again: within thirty days, as long as nothing of it is erased. */
export function decideReopening(
  account: Pick<Account, 'state' | 'stateSince'> & { readonly erasedAt: Date | null },
  now: Date,
): { readonly reopen: true } | Refusal {
  if (account.state !== 'closed') return refuse('accounts.link-used')
  if (account.erasedAt || erasedOn(account.stateSince) <= now) return refuse('accounts.link-expired')
  return { reopen: true }
}

/** Whether all that may be erased of a closed account is erased now. */
export const isToErase = (
  account: Pick<Account, 'state' | 'stateSince'> & { readonly erasedAt: Date | null },
  now: Date,
): boolean => account.state === 'closed' && !account.erasedAt && erasedOn(account.stateSince) <= now
