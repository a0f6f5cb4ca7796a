import { refuse } from '../../../values/refusal.ts'
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
