import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { record } from '../../audit/index.ts'
import { tellRoom } from '../room/store.ts'
import { saveLeft } from '../store/attendance.ts'
import type { SittingId } from '../types.ts'

/** Notes that somebody left. Leaving twice, or without having been there, is no mistake. */
export function leave(house: House, actor: SignedIn, sittingId: SittingId): Promise<void> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    if (!(await saveLeft(tx, sittingId, actor.personId, now))) return
    await record(tx, actor, 'meetings.left', undefined, { sitting: sittingId }, now)
    await tellRoom(tx, sittingId)
  })
}
