import type { House } from '../../platform/house.ts'
import type { SignedIn } from '../../values/actor.ts'
import type { Refusal } from '../../values/refusal.ts'
import { mayJoin, mayStay, minutesPresent, opensAt, phaseOf, type Phase } from './rules.ts'
import { countInside, isRemoved, staysOf } from './store/attendance.ts'
import { findMine, findSitting, listMine } from './store/sittings.ts'
import type { JoinFacts, Role, Sitting, SittingId, Stay, Ticket } from './types.ts'

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
  /** They came in, have not left, and may stay. */
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
  const { joinLeadMinutes: leadMinutes } = house.profile
  return mine.map((one) =>
    seen({ ...one, isRemoved: false, inside: 0, leadMinutes }, stays.get(one.sitting.id) ?? [], now),
  )
}

/** What follows from the facts and from where somebody has been. */
const seen = (facts: JoinFacts, stays: readonly Stay[], now: Date): SittingView => ({
  sitting: facts.sitting,
  ticket: facts.ticket,
  role: facts.role,
  phase: phaseOf(facts, now),
  opensAt: opensAt(facts),
  no: mayJoin(facts, now),
  minutes: minutesPresent(stays, now),
  isInside: stays.some(({ leftAt }) => leftAt === null) && mayStay(facts, now) === undefined,
})

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
  return seen(facts, stays.get(id) ?? [], now)
}
