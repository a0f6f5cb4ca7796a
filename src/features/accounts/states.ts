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

export const blockReasons: readonly BlockReason[] = [
  'initial-not-changed',
  'staff',
  'owner',
  'breach',
  'focal-point',
  'inactive',
]
