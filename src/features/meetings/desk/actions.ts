import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { PersonId } from '../../../values/ids.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import * as people from '../room/actions/people.ts'
import { holdConduct, tellRoom } from '../room/store.ts'
import { findSecret, holdRoom, saveRoom } from '../store/rooms.ts'
import { newSecret, sealSecret } from '../engines/secret.ts'
import { findRun } from '../engines/store.ts'
import { closeRun } from '../engines/take-in.ts'
import type { RoomTyped, Sitting } from '../types.ts'

type Done = Promise<Refusal | undefined>

/**
 * Sets up the room of a sitting. A secret stays until the engine is another one, or it is given up; what goes by a signed link gets
 * one of ours. Returns a secret that was made now, for the only time.
 */
export async function setUpRoom(
  house: House,
  actor: SignedIn,
  sitting: Sitting,
  { room, secret: typed, anew }: RoomTyped,
): Promise<string | undefined> {
  const now = house.clock.now()
  const isSame = sitting.room.engine === room.engine && sitting.room.address === room.address
  return inTransaction(house.db, async (tx) => {
    await holdRoom(tx, sitting.id)
    const kept = isSame && !anew ? await findSecret(tx, sitting.id) : undefined
    const made = room.engine === 'link' && !kept ? newSecret(house, sitting.id) : undefined
    const secret = made?.sealed ?? (typed ? sealSecret(house, sitting.id, typed) : (kept ?? null))
    await saveRoom(tx, sitting, room, secret, now)
    const run = isSame && !anew && !typed ? undefined : await findRun(tx, sitting.id)
    // What was made for the engine as it was opens nothing any more.
    if (run) await closeRun(tx, { ...run, eventId: sitting.eventId }, now)
    await record(
      tx,
      actor,
      'meetings.room-set-up',
      sitting.eventId,
      { sitting: sitting.id, engine: room.engine },
      now,
    )
    return made?.shown
  })
}

/** Puts somebody out of a sitting, whoever leads it; they stay out until they are let in again. */
export const putOut = (house: House, actor: SignedIn, sitting: Sitting, personId: PersonId): Done =>
  fromDesk(house, actor, sitting, (acting) => people.putOut(acting, personId))

/** Lets somebody in again who was put out. */
export const letInAgain = (house: House, actor: SignedIn, sitting: Sitting, personId: PersonId): Done =>
  fromDesk(house, actor, sitting, (acting) => people.letInAgain(acting, personId))

type Acting = Parameters<typeof people.putOut>[0]

/** Does what is done in the room for somebody who need not be inside it; its acts come one after the other with those of the room. */
function fromDesk(house: House, actor: SignedIn, sitting: Sitting, work: (it: Acting) => Done): Done {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    await holdConduct(tx, sitting)
    const no = await work({ tx, actor, sitting, now })
    if (!no) await tellRoom(tx, sitting.id)
    return no
  })
}
