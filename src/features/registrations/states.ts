import type { State } from './types.ts'

/** Which state may follow which. Every move that is not here is refused. A draft that is discarded leaves nothing. */
export const moves: Readonly<Record<State, readonly State[]>> = {
  draft: ['pending', 'confirmed', 'waitlisted'],
  pending: ['confirmed', 'waitlisted', 'rejected', 'withdrawn', 'cancelled'],
  waitlisted: ['offered', 'confirmed', 'withdrawn', 'cancelled'],
  offered: ['confirmed', 'withdrawn', 'cancelled'],
  confirmed: ['checked-in', 'withdrawn', 'cancelled'],
  'checked-in': ['withdrawn', 'cancelled'],
  rejected: [],
  withdrawn: [],
  cancelled: [],
}

/**
 * Ways back to the desk: decisions about many that are undone while their mails wait, a material change after the approval,
 * a rejection that its person has put right. What is rejected counts no more, until then.
 */
export const returns: Readonly<Partial<Record<State, readonly State[]>>> = {
  confirmed: ['pending'],
  waitlisted: ['pending'],
  offered: ['pending'],
  rejected: ['pending', 'confirmed', 'waitlisted'],
}

export const states = Object.keys(moves) as readonly State[]

/** A registration that still counts: there is at most one per person and event. */
export const live: readonly State[] = states.filter((state) => moves[state].length > 0)

/** These states hold a seat of the event. The event's counter equals their number. */
export const seated: readonly State[] = ['confirmed', 'offered', 'checked-in']

export const mayMove = (from: State, to: State): boolean => moves[from].includes(to)
/** Whether there is a way back from a state to an earlier one. */
export const mayReturn = (from: State, to: State): boolean => returns[from]?.includes(to) ?? false
export const isLive = (state: State): boolean => live.includes(state)
export const holdsSeat = (state: State): boolean => seated.includes(state)
