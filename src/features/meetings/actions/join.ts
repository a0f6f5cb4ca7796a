import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { mayBeOverruled, mayJoin, opensAt } from '../rules.ts'
import { tellRoom } from '../room/store.ts'
import { saveKnock } from '../room/store/door.ts'
import { countInside, isRemoved, saveArrival } from '../store/attendance.ts'
import { holdRoom } from '../store/rooms.ts'
import { findMine, findSitting } from '../store/sittings.ts'
import type { SittingId } from '../types.ts'

/**
 * Lets somebody into a sitting and notes that they are there. Whatever the page said before, it is decided here again. Where
 * a room holds so many and no more, it is held, so that its last place is taken once. Whoever is refused while the door is open,
 * for a reason that those who lead may overrule, has knocked: those inside see it.
 */
export function join(
  house: House,
  actor: SignedIn,
  sittingId: SittingId,
  by: 'click' | 'heartbeat' = 'click',
): Promise<Refusal | undefined> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const sitting = await findSitting(tx, sittingId)
    if (!sitting) return refuse('meetings.unknown')
    if (sitting.room.capacity !== null) await holdRoom(tx, sittingId)
    const mine = await findMine(tx, sitting, actor.personId)
    const { ticket } = mine
    const facts = {
      sitting,
      ...mine,
      isRemoved: await isRemoved(tx, sittingId, actor.personId),
      inside: sitting.room.capacity === null ? 0 : await countInside(tx, sittingId, actor.personId),
      leadMinutes: house.profile.joinLeadMinutes,
    }
    const no = mayJoin(facts, now)
    if (mayBeOverruled(no) && opensAt(facts) <= now && now < sitting.endsAt) {
      await saveKnock(tx, sitting, actor.personId, no.refused, now)
      await tellRoom(tx, sittingId)
    }
    if (no) return no
    const isNew = await saveArrival(
      tx,
      {
        sittingId,
        eventId: sitting.eventId,
        personId: actor.personId,
        registrationId: ticket?.id ?? null,
        origin: ticket?.mode ?? 'remote',
      },
      now,
      by,
    )
    if (isNew) await record(tx, actor, 'meetings.joined', ticket?.id, { sitting: sittingId }, now)
    if (isNew) await tellRoom(tx, sittingId)
    return undefined
  })
}
