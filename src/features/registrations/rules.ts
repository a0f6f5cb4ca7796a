import { refuse, type Refusal } from '../../values/refusal.ts'
import { isSameAnswers } from '../events/questions/rules.ts'
import { hasSeat, windowOf, windowOfEvent } from '../events/rules.ts'
import type { ChangePolicy, Dates, Seats } from '../events/types.ts'
import { holdsSeat, mayMove } from './states.ts'
import { hasPlace, type Shares } from './places/rules.ts'
import type { Choices, Decider, Desk, Mode, Registration, State } from './types.ts'

/** What these rules need to know of an event. */
export type EventFacts = Dates &
  Seats &
  Shares & { readonly modes: readonly Mode[]; readonly changePolicy?: ChangePolicy }

type Standing = Pick<Registration, 'state' | 'mode'>

/** Before the form: whether anybody may register for this event at this moment. */
export function mayBegin(event: EventFacts, now: Date): Refusal | undefined {
  if (event.state === 'cancelled') return refuse('registrations.event-cancelled')
  const window = windowOfEvent(event, now)
  return window === 'open' ? undefined : refuse(`registrations.event-${window}`)
}

/** How a mode of attendance can be chosen now. A full mode can: one joins its waiting list. */
export type ModeChoice = { readonly mode: Mode; readonly is: 'open' | 'full' | 'closed' }

export function modeChoices(event: EventFacts, now: Date): ModeChoice[] {
  return event.modes.map((mode) => {
    if (windowOf(event, mode, now) !== 'open') return { mode, is: 'closed' }
    return { mode, is: hasSeat(event, mode) ? 'open' : 'full' }
  })
}

/** What may be put into a draft: a mode that is open, and visa help only where it is offered to those on site. */
export function decideDraft(
  choices: Choices,
  event: EventFacts,
  mayAskVisa: boolean,
  now: Date,
): Choices | Refusal {
  if (!event.modes.includes(choices.mode)) return refuse('registrations.mode-not-offered')
  if (windowOf(event, choices.mode, now) !== 'open')
    return refuse(`registrations.mode-closed.${choices.mode}`)
  return { ...choices, asksVisa: choices.asksVisa && choices.mode === 'on-site' && mayAskVisa }
}

/** Whose word a registration needs. Where an organisation has named nobody, the secretariat decides. */
export function deciderOf(
  regime: string,
  person: { readonly isOwnFocalPoint: boolean; readonly hasFocalPoint: boolean },
): Decider {
  if (regime === 'automatic') return 'nobody'
  if (regime !== 'focal-point') return 'secretariat'
  if (person.isOwnFocalPoint) return 'oneself'
  return person.hasFocalPoint ? 'focal-point' : 'secretariat'
}

export const asksSomebody = (decider: Decider): decider is Desk =>
  decider === 'focal-point' || decider === 'secretariat'

/**
 * What sending a draft does. Where nobody has to be asked, a full event puts the person on its waiting list, and so does
 * one at which their organisation, which holds `held` seats, has its share.
 */
export function decideSubmission(
  it: Standing,
  decider: Decider,
  event: EventFacts,
  now: Date,
  held = 0,
): { next: State; waitsFor: Desk | null } | Refusal {
  if (it.state !== 'draft') return refuse('registrations.already-sent')
  if (!it.mode) return refuse('registrations.mode-missing')
  const no = mayBegin(event, now)
  if (no) return no
  if (windowOf(event, it.mode, now) !== 'open') return refuse(`registrations.mode-closed.${it.mode}`)
  if (asksSomebody(decider)) return { next: 'pending', waitsFor: decider }
  return { next: hasPlace(event, it.mode, held) ? 'confirmed' : 'waitlisted', waitsFor: null }
}

/** What approving means now. It may come after registration has closed; a full event never refuses. */
export function decideApproval(
  it: Standing,
  event: EventFacts,
  now: Date,
  held = 0,
): { next: State } | Refusal {
  const no = mayDecide(it, event, now)
  if (no) return no
  return { next: hasPlace(event, it.mode ?? 'remote', held) ? 'confirmed' : 'waitlisted' }
}

/** Rejecting needs a reason, and something that still waits. */
export function decideRejection(it: Standing, event: EventFacts, now: Date): { next: State } | Refusal {
  return mayDecide(it, event, now) ?? { next: 'rejected' }
}

/** Why nobody can decide about this any more; nothing when somebody still can. */
export function mayDecide(
  it: Pick<Registration, 'state'>,
  event: Pick<Dates, 'state' | 'endsAt'>,
  now: Date,
): Refusal | undefined {
  if (it.state !== 'pending') return refuse('registrations.not-pending')
  if (event.state === 'cancelled') return refuse('registrations.event-cancelled')
  if (event.endsAt <= now) return refuse('registrations.event-over')
  return undefined
}

/** What was never sent may be thrown away at any time; what was sent can only be withdrawn. */
export const mayDiscard = (it: Standing): Refusal | undefined =>
  it.state === 'draft' ? undefined : refuse('registrations.already-sent')

/** Anybody may withdraw until the event ends, and gives back the seat they held. */
export function decideWithdrawal(
  it: Standing,
  event: EventFacts,
  now: Date,
): { next: State; frees: Mode | null } | Refusal {
  if (!mayMove(it.state, 'withdrawn')) return refuse('registrations.not-live')
  if (it.state === 'checked-in') return refuse('registrations.checked-in')
  if (event.endsAt <= now) return refuse('registrations.event-over')
  return { next: 'withdrawn', frees: holdsSeat(it.state) ? it.mode : null }
}

/** Whether one may change between on site and remote oneself, and still. */
export function mayChangeMode(it: Standing, to: Mode, event: EventFacts, now: Date): Refusal | undefined {
  if (!event.modes.includes(to) || it.mode === to) return refuse('registrations.mode-not-offered')
  if (!['pending', 'confirmed', 'waitlisted'].includes(it.state)) return refuse('registrations.not-live')
  if (event.state === 'cancelled') return refuse('registrations.event-cancelled')
  if (event.endsAt <= now) return refuse('registrations.event-over')
  if (isStranded(it, event)) return undefined
  if (event.changePolicy === 'ask-secretariat') return refuse('registrations.mode-change-asked')
  return isLateToChange(it, to, event, now) ? refuse('registrations.mode-change-late') : undefined
}

/** The organisers took away the way somebody takes part: they may change at any time, whatever the event says. */
const isStranded = (it: Standing, event: EventFacts): boolean =>
  it.mode !== null && !event.modes.includes(it.mode)

/**
 * The event's own last day for changes comes first. Without one the other mode must be open, and where changes end with
 * the deadline (`until-deadline`) the mode one has as well: nobody leaves a list that was closed.
 */
function isLateToChange(it: Standing, to: Mode, event: EventFacts, now: Date): boolean {
  if (event.modeChangeUntil) return event.modeChangeUntil <= now
  const asked = event.changePolicy === 'until-deadline' && it.mode ? [it.mode, to] : [to]
  return asked.some((mode) => windowOf(event, mode, now) !== 'open')
}

/** The other seat comes first: whoever holds a seat or waits for one never loses it for a seat that is not there. */
export function decideModeChange(
  it: Standing,
  to: Mode,
  event: EventFacts,
  now: Date,
  held = 0,
): { next: State; takes: Mode | null; frees: Mode | null } | Refusal {
  const no = mayChangeMode(it, to, event, now)
  if (no) return no
  if (it.state === 'pending') return { next: 'pending', takes: null, frees: null }
  if (!hasPlace(event, to, holdsSeat(it.state) ? 0 : held)) return refuse(`registrations.mode-full.${to}`)
  return { next: 'confirmed', takes: to, frees: holdsSeat(it.state) ? it.mode : null }
}

/** What a freed seat does for whoever is next: it is theirs at once, or offered where the event gives time to answer. */
export function decidePromotion(
  it: Standing,
  event: EventFacts & { readonly offerHours?: number | null },
  now: Date,
  held = 0,
): { next: State } | Refusal {
  if (!it.mode || !mayMove(it.state, 'confirmed') || it.state !== 'waitlisted')
    return refuse('registrations.not-waiting')
  if (event.state === 'cancelled' || event.endsAt <= now) return refuse('registrations.event-over')
  if (!hasPlace(event, it.mode, held)) return refuse(`registrations.mode-full.${it.mode}`)
  return { next: event.offerHours ? 'offered' : 'confirmed' }
}

/** The day it is in a time zone, `YYYY-MM-DD`. */
export const plainDayIn = (zone: string, at: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at)

/** Whether a form says what is saved already. */
export function isSameChoice(it: Pick<Registration, keyof Choices>, choices: Choices): boolean {
  return (
    it.mode === choices.mode &&
    it.asksVisa === choices.asksVisa &&
    it.inParticipantsList === choices.inParticipantsList &&
    it.answers.badgeName === choices.answers.badgeName &&
    it.answers.interpretation === choices.answers.interpretation &&
    it.answers.accessNeeds === choices.answers.accessNeeds &&
    isSameAnswers(it.answers.questions, choices.answers.questions)
  )
}

/** Words cut at a blank so that a subject stays short; whoever reads on finds them whole. */
export function shortened(words: string, most: number): string {
  const signs = [...words]
  if (signs.length <= most) return words
  const cut = signs.slice(0, most - 1).join('')
  const blank = cut.lastIndexOf(' ')
  return `${(blank > most / 2 ? cut.slice(0, blank) : cut).replace(/[\s,;:–-]+$/u, '')}…`
}

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A registration number from five random bytes: forty bits, without letters that look like digits. */
export function numberFrom(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte)
  let signs = ''
  for (let place = 35n; place >= 0n; place -= 5n) signs += digits[Number((bits >> place) & 31n)]
  return `R-${signs.slice(0, 4)}-${signs.slice(4)}`
}
