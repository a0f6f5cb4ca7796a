import { refuse, type Refusal } from '../../values/refusal.ts'
import { eventMoves } from './states.ts'
import type { Dates, Deadline, EventState, Mode, Seats, Window } from './types.ts'

/** Until when one may register for a mode: its own deadline, else the end of the event. */
export function closesAt(event: Dates, mode: Mode): Date {
  return (mode === 'on-site' ? event.onSiteClosesAt : event.remoteClosesAt) ?? event.endsAt
}

/** Where registration for a mode stands at this moment. A cancelled event is over; one closed by hand is closed. */
export function windowOf(event: Dates, mode: Mode, now: Date): Window {
  if (event.state === 'cancelled' || event.endsAt <= now) return 'over'
  if (event.registrationClosedAt) return 'closed'
  if (event.registrationOpensAt > now) return 'not-open'
  return closesAt(event, mode) <= now ? 'closed' : 'open'
}

/** Where registration stands for the event as a whole: the friendliest of its modes. */
export function windowOfEvent(event: Dates & { readonly modes: readonly Mode[] }, now: Date): Window {
  const windows = event.modes.map((mode) => windowOf(event, mode, now))
  return (['open', 'not-open', 'closed'] as const).find((window) => windows.includes(window)) ?? 'over'
}

/** How many seats a mode has left; `null` where nobody counts. */
export function seatsLeft(event: Seats, mode: Mode): number | null {
  const capacity = mode === 'on-site' ? event.onSiteCapacity : event.remoteCapacity
  if (capacity === null) return null
  return Math.max(0, capacity - (mode === 'on-site' ? event.onSiteTaken : event.remoteTaken))
}

/** Whether one more person finds a seat. */
export const hasSeat = (event: Seats, mode: Mode): boolean => seatsLeft(event, mode) !== 0

/** The line of deadlines, oldest first. The first that is still ahead is the one to act on. */
export function deadlinesOf(
  event: Dates & { readonly modes: readonly Mode[] },
  joinLeadMinutes: number,
  now: Date,
): Deadline[] {
  const has = (mode: Mode) => event.modes.includes(mode)
  const points: [Deadline['what'], Date | null][] = [
    ['opens', event.registrationOpensAt],
    ['on-site-closes', has('on-site') ? closesAt(event, 'on-site') : null],
    ['mode-change', event.modes.length > 1 ? event.modeChangeUntil : null],
    ['join-opens', has('remote') ? new Date(event.startsAt.getTime() - joinLeadMinutes * 60_000) : null],
    ['remote-closes', has('remote') ? closesAt(event, 'remote') : null],
  ]
  const ahead = points
    .flatMap(([what, at]) => (at ? [{ what, at }] : []))
    .sort((one, other) => one.at.getTime() - other.at.getTime())
  const first = ahead.find((point) => point.at > now && point.what !== 'join-opens')
  return ahead.map((point) => ({
    ...point,
    state: point.at <= now ? 'done' : point === first ? 'deadline' : 'next',
  }))
}

/** Whether an event may move to another state, and why not. */
export function decideMove(from: EventState, to: EventState): { next: EventState } | Refusal {
  return eventMoves[from].includes(to) ? { next: to } : refuse('events.move-not-possible')
}
