import type { ApplicationState, Heap } from './types.ts'

/** Which state may follow which (the walk of an application in the body's own documents). */
export const moves: Readonly<Record<ApplicationState, readonly ApplicationState[]>> = {
  awaiting: ['approved', 'active', 'rejected', 'withdrawn', 'returned'],
  returned: ['awaiting', 'approved', 'active', 'rejected', 'withdrawn'],
  approved: ['active', 'withdrawn', 'revoked'],
  active: ['suspended', 'revoked', 'withdrawn', 'expired'],
  suspended: ['active', 'revoked', 'withdrawn', 'expired'],
  rejected: [],
  withdrawn: [],
  revoked: [],
  expired: [],
}

/** Ways back to whoever decides: a decision about many that is undone while its mail waits. */
const returns: Readonly<Partial<Record<ApplicationState, readonly ApplicationState[]>>> = {
  approved: ['awaiting', 'returned'],
  active: ['awaiting', 'returned'],
  rejected: ['awaiting', 'returned'],
}

export const mayReturn = (from: ApplicationState, to: ApplicationState): boolean =>
  returns[from]?.includes(to) ?? false

export const applicationStates = Object.keys(moves) as readonly ApplicationState[]

export const mayMove = (from: ApplicationState, to: ApplicationState): boolean => moves[from].includes(to)

/** Somebody still has to decide. */
export const isOpen = (state: ApplicationState): boolean => state === 'awaiting' || state === 'returned'

/** Nothing more can become of it; another application may be made. */
export const isOver = (state: ApplicationState): boolean => moves[state].length === 0

export const heaps: readonly Heap[] = ['waiting', 'holders', 'over']

/** The states of each heap of a desk. */
export const statesOf: Readonly<Record<Heap, readonly ApplicationState[]>> = {
  waiting: ['awaiting', 'returned'],
  holders: ['approved', 'active', 'suspended'],
  over: ['rejected', 'withdrawn', 'revoked', 'expired'],
}
