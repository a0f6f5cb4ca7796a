import type { House } from '../../platform/house.ts'
import type { SignedIn } from '../../values/actor.ts'
import type { Refusal } from '../../values/refusal.ts'
import { attendanceOf } from './attendance/known.ts'
import { withEngine } from './engines/rules.ts'
import { mayJoin, mayStay, opensAt, phaseOf, type Phase } from './rules.ts'
import { countInside, insideOf, isRemoved } from './store/attendance.ts'
import { findMine, findSitting, listMine } from './store/sittings.ts'
import type { JoinFacts, Role, Sitting, SittingId, Ticket } from './types.ts'

/** A sitting as one person sees it. */
export type SittingView = {
  readonly sitting: Sitting
  readonly ticket: Ticket | undefined
  readonly role: Role | undefined
  readonly phase: Phase
  readonly opensAt: Date
  /** Why they may not enter now; nothing when they may. */
  readonly no: Refusal | undefined
  /** Whole minutes they have been there while it was on. */
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
  const been = await whereabouts(
    house,
    actor,
    mine.map(({ sitting }) => sitting),
    now,
  )
  const { joinLeadMinutes: leadMinutes } = house.profile
  return mine.map((one) =>
    seen({ ...one, isRemoved: false, inside: 0, leadMinutes }, been(one.sitting.id), now),
  )
}

type Been = { readonly minutes: number; readonly isInside: boolean }

/** How long somebody has been at these sittings, and whether they are there now. */
async function whereabouts({ db }: House, { personId }: SignedIn, sittings: readonly Sitting[], now: Date) {
  const ids = sittings.map(({ id }) => id)
  const [known, inside] = await Promise.all([
    attendanceOf(db, sittings, now, { personIds: [personId] }),
    insideOf(db, personId, ids),
  ])
  return (id: SittingId): Been => ({
    minutes: known.get(id)?.get(personId)?.minutes ?? 0,
    isInside: inside.has(id),
  })
}

/** What follows from the facts and from where somebody has been. */
const seen = (facts: JoinFacts, { minutes, isInside }: Been, now: Date): SittingView => ({
  sitting: facts.sitting,
  ticket: facts.ticket,
  role: facts.role,
  phase: phaseOf(facts, now),
  opensAt: opensAt(facts),
  no: mayJoin(facts, now),
  minutes,
  isInside: isInside && mayStay(facts, now) === undefined,
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
  const [mine, removed, inside, been] = await Promise.all([
    findMine(db, sitting, actor.personId),
    isRemoved(db, id, actor.personId),
    sitting.room.capacity === null ? 0 : countInside(db, id, actor.personId),
    whereabouts(house, actor, [sitting], now),
  ])
  const facts = {
    sitting: withEngine(sitting, house.media !== undefined),
    ...mine,
    isRemoved: removed,
    inside,
    leadMinutes: profile.joinLeadMinutes,
  }
  return seen(facts, been(id), now)
}
