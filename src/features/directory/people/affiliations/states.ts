import type { AffiliationState } from '../../types.ts'

/** Which state may follow which. What is over stays: whoever comes back claims anew. */
export const moves: Readonly<Record<AffiliationState, readonly AffiliationState[]>> = {
  claimed: ['approved', 'rejected', 'ended'],
  approved: ['ended'],
  rejected: [],
  ended: [],
}

export const mayMove = (from: AffiliationState, to: AffiliationState): boolean => moves[from].includes(to)

export const isLive = (state: AffiliationState): boolean => moves[state].length > 0
