import { refuse, type Refusal } from '../../../values/refusal.ts'
import { hasSeat } from '../../events/rules.ts'
import { hasPlace, hasShare } from '../places/rules.ts'
import { asksSomebody, type EventFacts } from '../rules.ts'
import { holdsSeat, mayMove } from '../states.ts'
import type { Decider, Desk, Mode, Registration, State } from '../types.ts'
import type { SentState } from './types.ts'

/** Counts are exact up to here; what is more is one more. */
export const mostCounted = 10_000

/** As many people as one look for somebody shows. */
export const peopleAtOnce = 25

/** How many there are in these states together, when each is known; more than can be counted stays so. */
export const togetherOf = (
  counts: Readonly<Record<SentState, number>>,
  states: readonly SentState[] = Object.keys(counts) as SentState[],
): number =>
  Math.min(
    mostCounted + 1,
    states.reduce((sum, state) => sum + counts[state], 0),
  )

// What the secretariat may do in somebody's place. Deadlines bind people, not those who help them; seats bind everybody.

type Standing = Pick<Registration, 'state' | 'mode'>

/** What can be known of an event without holding it. */
export type Gathering = Pick<EventFacts, 'state' | 'endsAt' | 'modes'>

/** Whatever still counts can be cancelled until the meeting is over; the seat goes to who waits for it. */
export function decideCancellation(
  it: Standing,
  event: Pick<EventFacts, 'endsAt'>,
  now: Date,
): { readonly next: State; readonly frees: Mode | null } | Refusal {
  if (!mayMove(it.state, 'cancelled')) return refuse('registrations.not-live')
  if (event.endsAt <= now) return refuse('registrations.event-over')
  return { next: 'cancelled', frees: holdsSeat(it.state) ? it.mode : null }
}

/** Why this cannot be moved to another mode of attendance at all; whether there is a seat is asked when it is done. */
export function mayMoveMode(it: Standing, to: Mode, event: Gathering, now: Date): Refusal | undefined {
  if (!['pending', 'confirmed', 'waitlisted'].includes(it.state)) return refuse('registrations.not-live')
  if (it.mode === to) return refuse(`registrations.desk.already.${to}`)
  if (!event.modes.includes(to)) return refuse('registrations.mode-not-offered')
  if (event.state === 'cancelled') return refuse('registrations.event-cancelled')
  return event.endsAt <= now ? refuse('registrations.event-over') : undefined
}

/** Moving somebody asks for no deadline. A seat of the other mode is taken first, so that nobody loses the one they have. */
export function decideMove(
  it: Standing,
  to: Mode,
  event: EventFacts,
  now: Date,
  held = 0,
): { readonly next: State; readonly takes: Mode | null; readonly frees: Mode | null } | Refusal {
  const no = mayMoveMode(it, to, event, now)
  if (no) return no
  if (it.state === 'pending') return { next: 'pending', takes: null, frees: null }
  if (!hasPlace(event, to, holdsSeat(it.state) ? 0 : held)) return refuse(`registrations.desk.full.${to}`)
  return { next: 'confirmed', takes: to, frees: holdsSeat(it.state) ? it.mode : null }
}

/** Why nobody can be given a seat here out of their turn. */
export function mayPromote(it: Standing, event: Gathering, now: Date): Refusal | undefined {
  if (it.state !== 'waitlisted' && it.state !== 'offered') return refuse('registrations.not-waiting')
  if (event.state === 'cancelled') return refuse('registrations.event-cancelled')
  return event.endsAt <= now ? refuse('registrations.event-over') : undefined
}

/**
 * Giving somebody a seat out of their turn: one that is free, whatever share their organisation has, or the one that is
 * offered to them. Where none is free the event needs more seats first.
 */
export function decideSeat(
  it: Standing,
  event: EventFacts,
  now: Date,
): { readonly next: State; readonly takes: Mode | null } | Refusal {
  const no = mayPromote(it, event, now)
  if (no) return no
  const mode = it.mode ?? 'remote'
  if (it.state === 'offered') return { next: 'confirmed', takes: null }
  return hasSeat(event, mode) ? { next: 'confirmed', takes: mode } : refuse(`registrations.desk.full.${mode}`)
}

/** Why this can be for no other organisation. */
export function mayRepresent(it: Standing, event: Gathering, now: Date): Refusal | undefined {
  if (!['pending', 'confirmed', 'waitlisted', 'offered'].includes(it.state))
    return refuse('registrations.not-live')
  if (event.state === 'cancelled') return refuse('registrations.event-cancelled')
  return event.endsAt <= now ? refuse('registrations.event-over') : undefined
}

/**
 * Coming for another organisation. The state stays; whoever holds a seat must fit into the other one's share, and what
 * lies with a focal point goes to the one of the other organisation, or to the secretariat where it has none.
 */
export function decideOrganisation(
  it: Standing & Pick<Registration, 'organisationId' | 'waitsFor'>,
  to: { readonly id: string; readonly state: string; readonly hasFocalPoint: boolean },
  event: EventFacts,
  now: Date,
  held = 0,
): { readonly waitsFor: Desk | null; readonly asks: boolean } | Refusal {
  const no = mayRepresent(it, event, now)
  if (no) return no
  if (to.state !== 'listed') return refuse('registrations.desk.organisation.unlisted')
  if (it.organisationId === to.id) return refuse('registrations.desk.organisation.same')
  if (holdsSeat(it.state) && !hasShare(event, held)) return refuse('registrations.desk.organisation.share')
  if (it.state !== 'pending' || it.waitsFor !== 'focal-point') return { waitsFor: it.waitsFor, asks: false }
  return { waitsFor: to.hasFocalPoint ? 'focal-point' : 'secretariat', asks: to.hasFocalPoint }
}

/** Whether staff decides at once, or leaves it to whoever decides about such a registration. */
export type Entering = 'confirm' | 'ask'

/**
 * What a registration that staff enters becomes. Registration may have closed; the meeting may not be over. Where somebody
 * decides they are asked, unless staff decides in their place.
 */
export function decideEntry(
  mode: Mode,
  event: EventFacts,
  decider: Decider,
  entering: Entering,
  now: Date,
  held = 0,
): { readonly next: State; readonly waitsFor: Desk | null } | Refusal {
  if (event.state !== 'published') return refuse(`registrations.desk.event-${event.state}`)
  if (event.endsAt <= now) return refuse('registrations.event-over')
  if (!event.modes.includes(mode)) return refuse('registrations.mode-not-offered')
  const desk = asksSomebody(decider) ? decider : null
  if (desk && entering === 'ask') return { next: 'pending', waitsFor: desk }
  return { next: hasPlace(event, mode, held) ? 'confirmed' : 'waitlisted', waitsFor: desk }
}
