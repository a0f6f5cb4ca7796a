import { refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { isContactNew } from '../life/rules.ts'
import type { Standing } from '../life/types.ts'
import type { Account, BlockReason } from '../types.ts'
import type { Merge, MergedBy } from './types.ts'

const hour = 3_600_000
const day = 24 * hour

/** How long the link works that makes two accounts one. */
export const mergeLinkWorksFor = 24 * hour
/** How long two accounts that became one can be taken apart. */
export const canBeUndoneFor = 30 * day
/** How often an account asks within an hour, and is asked about within a day. */
export const mostAsksAnHour = 5
export const mostAskedADay = 3

/** Blocks that only their owner's absence or caution caused; what others blocked is for others to decide. */
const ownBlocks: readonly (BlockReason | null)[] = ['inactive', 'owner', 'initial-not-changed']

export type ToMerge = {
  readonly survivor: Account
  readonly merged: Account
  /** Of the account that goes. */
  readonly standing: Standing
  readonly hasStaffRole: boolean
  readonly hasSecondFactor: boolean
}

/**
 * Whether one account becomes part of another. Powers never move because somebody reads a mailbox, and neither does what a
 * second factor protects: those go by the desk, where two people look.
 */
export function decideMerge(it: ToMerge, by: MergedBy, now: Date): { readonly merge: true } | Refusal {
  const { survivor, merged } = it
  if (survivor.id === merged.id) return refuse('accounts.merge-same')
  if (survivor.state !== 'active') return refuse('accounts.merge-survivor-over')
  if (merged.state === 'closed' || merged.state === 'merged') return refuse('accounts.merge-over')
  if (it.hasStaffRole) return refuse('accounts.merge-staff')
  return by === 'desk' ? { merge: true } : decideOwnMerge(it, now)
}

function decideOwnMerge(it: ToMerge, now: Date): { readonly merge: true } | Refusal {
  const { merged, standing } = it
  if (standing.isPrivileged) return refuse('accounts.merge-focal-point')
  if (merged.state === 'blocked' && !ownBlocks.includes(merged.blockReason))
    return refuse('accounts.merge-blocked')
  if (isContactNew(standing, now)) return refuse('accounts.merge-contact-new')
  if (it.hasSecondFactor) return refuse('accounts.merge-second-factor')
  return { merge: true }
}

/** Whether two accounts that became one can be taken apart. */
export function decideTakingApart(
  merge: Merge | undefined,
  merged: Pick<Account, 'state' | 'mergedInto'> | undefined,
  now: Date,
): { readonly merge: Merge } | Refusal {
  if (!merge || merge.undoneAt) return refuse('accounts.merge-unknown')
  if (merge.settledAt || isToSettle(merge, now)) return refuse('accounts.merge-settled')
  if (merged?.state !== 'merged' || merged.mergedInto !== merge.survivorId)
    return refuse('accounts.not-in-this-state')
  return { merge }
}

/** Nobody takes it apart any more: the account that went can be forgotten. */
export const isToSettle = (merge: Pick<Merge, 'mergedAt'>, now: Date): boolean =>
  merge.mergedAt.getTime() + canBeUndoneFor <= now.getTime()
