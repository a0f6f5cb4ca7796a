import { refuse, type Refusal } from '../../../values/refusal.ts'
import { hasSeat } from '../../events/rules.ts'
import type { Seats } from '../../events/types.ts'
import type { Mode, Registration, State } from '../types.ts'

/** What an event says of shares; an event that says nothing lets nobody count. */
export type Shares = { readonly seatsPerOrganisation?: number | null }

/** Whether an organisation that holds so many seats may hold one more. */
export const hasShare = ({ seatsPerOrganisation }: Shares, held: number): boolean =>
  seatsPerOrganisation === null || seatsPerOrganisation === undefined || held < seatsPerOrganisation

/** Whether somebody finds a seat: one of the mode, and one of their organisation's share. */
export const hasPlace = (event: Seats & Shares, mode: Mode, held: number): boolean =>
  hasSeat(event, mode) && hasShare(event, held)

/** Until when an offer stands: the hours the event gives, but not past its end. Undefined: no offer, the seat is theirs. */
export function offerUntil(
  event: { readonly offerHours?: number | null; readonly endsAt: Date },
  now: Date,
): Date | undefined {
  if (!event.offerHours) return undefined
  const until = now.getTime() + event.offerHours * 3_600_000
  return new Date(Math.min(until, event.endsAt.getTime()))
}

type Offered = Pick<Registration, 'state' | 'offerUntil'>

/** Taking the seat that is offered: while the offer stands. The seat has been kept all the time. */
export function decideAcceptance(
  it: Offered,
  event: { readonly state: string; readonly endsAt: Date },
  now: Date,
): { readonly next: State } | Refusal {
  if (it.state !== 'offered') return refuse('registrations.offer.none')
  if (event.state === 'cancelled') return refuse('registrations.event-cancelled')
  if (!it.offerUntil || it.offerUntil <= now) return refuse('registrations.offer.over')
  return { next: 'confirmed' }
}

/** An offer that nobody answered goes to the next person. */
export const decideLapse = (it: Offered, now: Date): { readonly next: State } | Refusal =>
  it.state === 'offered' && it.offerUntil && it.offerUntil <= now
    ? { next: 'withdrawn' }
    : refuse('registrations.offer.none')
