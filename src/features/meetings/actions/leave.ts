import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { isLastChair } from '../room/rules.ts'
import { tellRoom } from '../room/store.ts'
import { noteDown } from '../room/store/log.ts'
import { listOfficers } from '../room/store/roll.ts'
import { countInside, saveLeft } from '../store/attendance.ts'
import { findSitting } from '../store/sittings.ts'
import type { SittingId } from '../types.ts'

/**
 * Notes that somebody left. Leaving twice, or without having been there, is no mistake. Whoever is the last in the chair while
 * others are inside is asked first, and says `knowing` that nobody leads then.
 */
export function leave(
  house: House,
  actor: SignedIn,
  sittingId: SittingId,
  knowing = false,
): Promise<Refusal | undefined> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const isLast =
      isLastChair(await listOfficers(tx, sittingId), actor.personId) &&
      (await countInside(tx, sittingId, actor.personId)) > 0
    if (isLast && !knowing) return refuse('meetings.chair.is-last')
    if (!(await saveLeft(tx, sittingId, actor.personId, now))) return undefined
    const sitting = isLast ? await findSitting(tx, sittingId) : undefined
    if (sitting) await noteDown(tx, sitting, actor.personId, 'chair-left', { person: actor.personId }, now)
    await record(tx, actor, 'meetings.left', undefined, { sitting: sittingId }, now)
    await tellRoom(tx, sittingId)
    return undefined
  })
}
