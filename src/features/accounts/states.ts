import type { AccountState, BlockReason } from './types.ts'

/**
 * Which state may follow which. `initial`: a welcome code is out and nobody can sign in yet. A closed account can be
 * opened again, and a merged one be taken apart, while their time to think it over lasts.
 */
export const moves: Readonly<Record<AccountState, readonly AccountState[]>> = {
  initial: ['initial', 'active', 'blocked', 'closed', 'merged'],
  active: ['initial', 'blocked', 'closed', 'merged'],
  blocked: ['initial', 'active', 'closed', 'merged'],
  closed: ['active'],
  merged: ['active'],
}

export const accountStates = Object.keys(moves) as readonly AccountState[]

export const mayMove = (from: AccountState, to: AccountState): boolean => moves[from].includes(to)

/** Whether somebody else may know the password of an account that is blocked for this reason: then it is forgotten. */
export const forgetsPassword = (reason: BlockReason | undefined): boolean =>
  reason === 'owner' || reason === 'breach'

/**
 * Links that outlive a move: those with which an owner takes back what somebody else did to the account. Everything else
 * that was mailed before is over.
 */
export const outliving = (to: AccountState): readonly string[] => (to === 'merged' ? [] : ['address.undo'])

export const blockReasons: readonly BlockReason[] = [
  'initial-not-changed',
  'staff',
  'owner',
  'breach',
  'focal-point',
  'inactive',
]
