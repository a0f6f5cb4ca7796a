import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { PersonId } from '../../../values/ids.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { tellRoom } from '../room/store.ts'
import { forgive, saveLeft } from '../store/attendance.ts'
import { findSecret, holdRoom, saveRoom } from '../store/rooms.ts'
import type { RoomSetUp, Sitting } from '../types.ts'
import { newSecret } from '../way.ts'

/** Sets up the room of a sitting. An engine gets a secret of its own, which stays until the engine is another one. */
export async function setUpRoom(
  house: House,
  actor: SignedIn,
  sitting: Sitting,
  room: RoomSetUp,
): Promise<void> {
  const now = house.clock.now()
  const isSame = sitting.room.engine === room.engine && sitting.room.address === room.address
  await inTransaction(house.db, async (tx) => {
    await holdRoom(tx, sitting.id)
    const kept = isSame ? await findSecret(tx, sitting.id) : undefined
    const secret = room.engine === 'none' ? null : (kept ?? newSecret(house, sitting.id).sealed)
    await saveRoom(tx, sitting, room, secret, now)
    await record(
      tx,
      actor,
      'meetings.room-set-up',
      sitting.eventId,
      { sitting: sitting.id, engine: room.engine },
      now,
    )
  })
}

/** Puts somebody out of a sitting; they stay out until they are let in again. */
export function putOut(
  house: House,
  actor: SignedIn,
  sitting: Sitting,
  personId: PersonId,
): Promise<Refusal | undefined> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    if (!(await saveLeft(tx, sitting.id, personId, now, actor.accountId)))
      return refuse('meetings.not-inside')
    await record(tx, actor, 'meetings.put-out', personId, { sitting: sitting.id }, now)
    await tellRoom(tx, sitting.id)
    return undefined
  })
}

/** Lets somebody in again who was put out. */
export function letInAgain(
  house: House,
  actor: SignedIn,
  sitting: Sitting,
  personId: PersonId,
): Promise<Refusal | undefined> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    if (!(await forgive(tx, sitting.id, personId))) return refuse('meetings.not-out')
    await record(tx, actor, 'meetings.let-in-again', personId, { sitting: sitting.id }, now)
    return undefined
  })
}
