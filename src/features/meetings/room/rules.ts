import { refuse, type Refusal } from '../../../values/refusal.ts'
import type { Role } from '../types.ts'
import type { Conduct, FloorAct, FloorState, Speaker } from './types.ts'

/** Who leads: gives the floor, closes the list, takes messages away, ends the sitting. */
export const leads = (role: Role | undefined): boolean => role === 'chair' || role === 'secretariat'

/** Whether somebody may ask for the floor. Whoever leads may, even when the list is closed. */
export function mayAskForFloor(
  conduct: Conduct,
  mine: FloorState | undefined,
  role: Role | undefined,
): Refusal | undefined {
  if (mine === 'waiting' || mine === 'speaking') return refuse('meetings.floor.asked-already')
  if (role === 'interpreter' || role === 'captioner' || role === 'technician')
    return refuse('meetings.floor.not-your-role')
  return conduct.listIsClosed && !leads(role) ? refuse('meetings.floor.closed') : undefined
}

/** What the chair may do with one on the list. */
export function mayMoveFloor(act: FloorAct, it: Pick<Speaker, 'state'>): Refusal | undefined {
  const needs: FloorState = act === 'end' ? 'speaking' : 'waiting'
  return it.state === needs ? undefined : refuse('meetings.floor.changed')
}

/**
 * The place somebody gets who moves one up or down: between their new neighbours. Undefined at the end of the list, where they
 * stay. `places` is the whole list in its order, `at` where they stand in it.
 */
export function movedPlace(places: readonly number[], at: number, by: 1 | -1): number | undefined {
  const to = at + by
  if (at < 0 || at >= places.length || to < 0 || to >= places.length) return undefined
  const passed = places[to] as number
  const beyond = places[to + by]
  return beyond === undefined ? passed + by : (passed + beyond) / 2
}
