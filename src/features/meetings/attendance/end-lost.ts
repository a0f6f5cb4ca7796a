import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { tellRoom } from '../room/store.ts'
import { endLostStays } from '../store/attendance.ts'

/** Takes whoever is not heard of any more off the list of those inside; their page brings them back when it is heard again. */
export const endLost = ({ db, clock }: Pick<House, 'db' | 'clock'>): Promise<void> =>
  inTransaction(db, async (tx) => {
    for (const sittingId of await endLostStays(tx, clock.now())) await tellRoom(tx, sittingId)
  })
