import type { EventState } from './types.ts'

/** Which state an event may move to. */
export const eventMoves: Readonly<Record<EventState, readonly EventState[]>> = {
  draft: ['published', 'cancelled'],
  published: ['cancelled'],
  cancelled: [],
}
