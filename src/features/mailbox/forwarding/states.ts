import type { ForwardingState } from './types.ts'

/** Whoever reads at the target says yes before anything goes there; what has ended stays so, and is asked for anew. */
export const forwardingMoves: Readonly<Record<ForwardingState, readonly ForwardingState[]>> = {
  waiting: ['active', 'ended'],
  active: ['ended'],
  ended: [],
}
