import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { wasLost } from '../store/attendance.ts'
import type { SittingId } from '../types.ts'
import { join } from './join.ts'

/** Somebody of whom nothing was heard for a while is heard again, and comes in as if through the door: what has changed meanwhile counts. */
export async function comeBack(house: House, actor: SignedIn, sittingId: SittingId): Promise<boolean> {
  if (!(await wasLost(house.db, sittingId, actor.personId))) return false
  return (await join(house, actor, sittingId, 'heartbeat')) === undefined
}
