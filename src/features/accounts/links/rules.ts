import type { AccountId } from '../../../values/ids.ts'
import { isRefusal, refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { AccountLink } from './types.ts'

/** Whether a mailed link still works: once, until it expires, unless a newer one or an event ended it. */
export function decideLink(it: AccountLink | undefined, now: Date): AccountLink | Refusal {
  if (!it) return refuse('accounts.link-unknown')
  if (it.usedAt) return refuse('accounts.link-used')
  if (it.endedAt) return refuse('accounts.link-replaced')
  if (it.expiresAt <= now) return refuse('accounts.link-expired')
  return it
}

/** The same for a link that only its own account, signed in, may use. */
export function decideLinkOf(
  accountId: AccountId,
  it: AccountLink | undefined,
  now: Date,
): AccountLink | Refusal {
  const link = decideLink(it, now)
  if (isRefusal(link)) return link
  return link.accountId === accountId ? link : refuse('accounts.link-other-account')
}
