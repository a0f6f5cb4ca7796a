import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import type { Sitting } from '../../types.ts'
import { saveObjection } from '../store/objections.ts'

/** Somebody says that their attendance at a sitting is wrong. One thing waits at a time; staff answer it. */
export function object(
  house: House,
  actor: SignedIn,
  sitting: Sitting,
  words: string,
): Promise<Refusal | undefined> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    if (now < sitting.startsAt) return refuse('meetings.attendance.not-begun')
    const of = { sittingId: sitting.id, eventId: sitting.eventId, personId: actor.personId }
    if (!(await saveObjection(tx, { ...of, words }, now))) return refuse('meetings.attendance.waits-already')
    await record(tx, actor, 'meetings.attendance-disputed', sitting.eventId, { sitting: sitting.id }, now)
    return undefined
  })
}
