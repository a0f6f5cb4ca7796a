import { refuse, type Refusal } from '../../values/refusal.ts'
import type { JoinFacts, Role, Sitting, State, Ticket } from './types.ts'

/** How long before the start a role may come in, in minutes; everybody else has the lead of the event or the body. */
const leads: Readonly<Record<Role, number>> = {
  technician: 90,
  interpreter: 90,
  captioner: 90,
  chair: 60,
  'vice-chair': 60,
  secretariat: 60,
}

const minute = 60_000

/** From when this person may enter: never later than everybody. */
export function opensAt({
  sitting,
  role,
  leadMinutes,
}: Pick<JoinFacts, 'sitting' | 'role' | 'leadMinutes'>): Date {
  const lead = sitting.joinLeadMinutes ?? leadMinutes
  return new Date(sitting.startsAt.getTime() - Math.max(lead, role ? leads[role] : 0) * minute)
}

const holdsSeat: readonly State[] = ['confirmed', 'checked-in']

/**
 * Whether somebody may enter a sitting now; nothing when they may. What lasts is said before what passes: a registration that
 * was rejected before the hour, and the hour before a full room.
 */
export function mayJoin(facts: JoinFacts, now: Date): Refusal | undefined {
  return (
    mayStay(facts, now) ??
    (now < opensAt(facts) ? refuse('meetings.no.too-early') : undefined) ??
    findsRoom(facts)
  )
}

/** Whether somebody who is inside may stay: a door that shuts behind them, or fills up, puts nobody out. */
export function mayStay(
  {
    sitting,
    ticket,
    role,
    isRemoved,
    isAdmitted,
  }: Pick<JoinFacts, 'sitting' | 'ticket' | 'role' | 'isRemoved' | 'isAdmitted'>,
  now: Date,
): Refusal | undefined {
  if (sitting.state !== 'published') return refuse('meetings.no.event-cancelled')
  return (
    (role ? undefined : mayTakePart(ticket, sitting, isAdmitted)) ??
    (sitting.endsAt <= now ? refuse('meetings.no.ended') : undefined) ??
    (isRemoved ? refuse('meetings.no.removed') : undefined)
  )
}

const waits: readonly State[] = ['pending', 'waitlisted', 'offered']

/**
 * Whether a registration lets its person in at all, whatever the hour. Whoever leads may let in those who wait, and those who
 * registered to come on site; nobody else.
 */
export function mayTakePart(
  ticket: Ticket | undefined,
  sitting: Sitting,
  isAdmitted = false,
): Refusal | undefined {
  if (!ticket || ticket.state === 'draft') return refuse(`meetings.no.${ticket ? 'draft' : 'none'}`)
  const isLetIn = holdsSeat.includes(ticket.state) || (isAdmitted && waits.includes(ticket.state))
  if (!isLetIn) return refuse(`meetings.no.${ticket.state}`)
  if (sitting.room.format === 'physical') return refuse('meetings.no.in-the-room-only')
  if (sitting.modeIsBinding && ticket.mode === 'on-site' && !isAdmitted) return refuse('meetings.no.bound')
  return undefined
}

const overruled = new Set(
  ['pending', 'waitlisted', 'offered', 'bound', 'full'].map((why) => `meetings.no.${why}`),
)

/** Whether whoever leads may let somebody in whom this refusal keeps out. */
export const mayBeOverruled = (no: Refusal | undefined): no is Refusal =>
  no !== undefined && overruled.has(no.refused)

function findsRoom({ sitting, role, inside, isAdmitted }: JoinFacts): Refusal | undefined {
  const { isOpen, capacity } = sitting.room
  if (!isOpen) return refuse('meetings.no.engine-down')
  return !role && !isAdmitted && capacity !== null && inside >= capacity
    ? refuse('meetings.no.full')
    : undefined
}

/** Where a sitting stands for the list: before its doors open, open, or over. */
export type Phase = 'ahead' | 'open' | 'over'

export function phaseOf(facts: Pick<JoinFacts, 'sitting' | 'role' | 'leadMinutes'>, now: Date): Phase {
  if (facts.sitting.endsAt <= now) return 'over'
  return opensAt(facts) <= now ? 'open' : 'ahead'
}
