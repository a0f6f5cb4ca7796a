import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import { isInside } from '../store/attendance.ts'
import { mayStay } from '../rules.ts'
import { findMine, findSitting } from '../store/sittings.ts'
import type { Role, Sitting, SittingId } from '../types.ts'
import { leads } from './rules.ts'
import { holdConduct, tellRoom } from './store.ts'
import type { Conduct } from './types.ts'

/** What an act inside a sitting begins from; how the sitting is led is held. */
export type Inside = {
  readonly tx: Transaction
  readonly actor: SignedIn
  readonly sitting: Sitting
  readonly role: Role | undefined
  readonly conduct: Conduct
  readonly now: Date
}

type Work = (it: Inside) => Promise<Refusal | undefined>

/**
 * Does something inside a sitting for somebody who is there, and tells all the others when it is done. Acts of one sitting come
 * one after the other, so that nobody is called twice and two never speak.
 */
export function within(
  house: House,
  actor: SignedIn,
  sittingId: SittingId,
  work: Work,
): Promise<Refusal | undefined> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const sitting = await findSitting(tx, sittingId)
    if (!sitting) return refuse('meetings.not-inside-you')
    const conduct = await holdConduct(tx, sitting)
    if (!(await isInside(tx, sittingId, actor.personId))) return refuse('meetings.not-inside-you')
    const mine = await findMine(tx, sitting, actor.personId)
    const gone = mayStay({ sitting, ...mine, isRemoved: false }, now)
    if (gone) return gone
    const no = await work({ tx, actor, sitting, role: mine.role, conduct, now })
    if (!no) await tellRoom(tx, sittingId)
    return no
  })
}

/** The same for whoever leads. */
export const leading = (
  house: House,
  actor: SignedIn,
  sittingId: SittingId,
  work: Work,
): Promise<Refusal | undefined> =>
  within(house, actor, sittingId, async (inside) =>
    leads(inside.role) ? work(inside) : refuse('meetings.floor.not-your-role'),
  )
