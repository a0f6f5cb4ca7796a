import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { PersonId } from '../../../values/ids.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { isLastChair, mayLeave } from '../room/rules.ts'
import { holdConduct, tellRoom } from '../room/store.ts'
import { noteDown } from '../room/store/log.ts'
import { listOfficers } from '../room/store/roll.ts'
import { countInside, saveLeft } from '../store/attendance.ts'
import { findSitting } from '../store/sittings.ts'
import type { Sitting, SittingId } from '../types.ts'

/**
 * Notes that somebody left. Leaving twice, or without having been there, is no mistake. Whoever is the last in the chair while
 * others are inside is asked first, and says `knowing` that nobody leads then; of two who go at once the second is.
 */
export function leave(
  house: House,
  actor: SignedIn,
  sittingId: SittingId,
  knowing = false,
): Promise<Refusal | undefined> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const sitting = await findSitting(tx, sittingId)
    const isLast = await leavesNobodyToLead(tx, sitting, actor.personId)
    const no = mayLeave(isLast, knowing)
    if (no) return no
    if (!(await saveLeft(tx, sittingId, actor.personId, now))) return undefined
    if (sitting && isLast)
      await noteDown(tx, sitting, actor.personId, 'chair-left', { person: actor.personId }, now)
    await record(tx, actor, 'meetings.left', undefined, { sitting: sittingId }, now)
    await tellRoom(tx, sittingId)
    return undefined
  })
}

/**
 * Where somebody has a part in leading, how the sitting is led is held first: the chair may be handed over at this moment. Where nobody
 * has, as in most rooms elsewhere, people leave without waiting for each other.
 */
async function leavesNobodyToLead(
  tx: Transaction,
  sitting: Sitting | undefined,
  personId: PersonId,
): Promise<boolean> {
  if (!sitting || (await listOfficers(tx, sitting.id)).length === 0) return false
  await holdConduct(tx, sitting)
  const others = await countInside(tx, sitting.id, personId)
  return isLastChair(await listOfficers(tx, sitting.id), personId, others)
}
