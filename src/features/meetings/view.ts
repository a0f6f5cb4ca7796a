import type { House } from '../../platform/house.ts'
import type { SignedIn } from '../../values/actor.ts'
import type { Refusal } from '../../values/refusal.ts'
import { mayJoin, minutesPresent, opensAt, phaseOf, type Phase } from './rules.ts'
import { countInside, isRemoved, staysOf } from './store/attendance.ts'
import { findMine, findSitting, listMine } from './store/sittings.ts'
import type { Role, Sitting, SittingId, Ticket } from './types.ts'

/** A sitting as one person sees it. */
export type SittingView = {
  readonly sitting: Sitting
  readonly ticket: Ticket | undefined
  readonly role: Role | undefined
  readonly phase: Phase
  readonly opensAt: Date
  /** Why they may not enter now; nothing when they may. */
  readonly no: Refusal | undefined
  /** Whole minutes they have been there. */
  readonly minutes: number
  readonly isInside: boolean
}

/** How far back past sittings are listed. */
const days = 60

/** Everything a person is registered for or has a part in, nearest first. Whether a room is full is asked when they come. */
export async function myMeetings(house: House, actor: SignedIn): Promise<readonly SittingView[]> {
  const now = house.clock.now()
  const mine = await listMine(house.db, actor.personId, new Date(now.getTime() - days * 86_400_000))
  const stays = await staysOf(
    house.db,
    actor.personId,
    mine.map(({ sitting }) => sitting.id),
  )
  return mine.map((one) => {
    const facts = { ...one, isRemoved: false, inside: 0, leadMinutes: house.profile.joinLeadMinutes }
    const own = stays.get(one.sitting.id) ?? []
    return {
      ...one,
      phase: phaseOf(facts, now),
      opensAt: opensAt(facts),
      no: mayJoin(facts, now),
      minutes: minutesPresent(own, now),
      isInside: own.some(({ leftAt }) => leftAt === null),
    }
  })
}

/** One sitting for one person; undefined where there is none, or it is nobody's business yet. */
export async function oneMeeting(
  house: House,
  actor: SignedIn,
  id: SittingId,
): Promise<SittingView | undefined> {
  const { db, clock, profile } = house
  const now = clock.now()
  const sitting = await findSitting(db, id)
  if (!sitting) return undefined
  const [mine, removed, inside, stays] = await Promise.all([
    findMine(db, sitting, actor.personId),
    isRemoved(db, id, actor.personId),
    sitting.room.capacity === null ? 0 : countInside(db, id, actor.personId),
    staysOf(db, actor.personId, [id]),
  ])
  const facts = { sitting, ...mine, isRemoved: removed, inside, leadMinutes: profile.joinLeadMinutes }
  const own = stays.get(id) ?? []
  return {
    sitting,
    ...mine,
    phase: phaseOf(facts, now),
    opensAt: opensAt(facts),
    no: mayJoin(facts, now),
    minutes: minutesPresent(own, now),
    isInside: own.some(({ leftAt }) => leftAt === null),
  }
}
