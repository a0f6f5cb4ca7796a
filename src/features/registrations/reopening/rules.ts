import { refuse, type Refusal } from '../../../values/refusal.ts'
import { windowOf } from '../../events/rules.ts'
import { hasPlace, hasShare } from '../places/rules.ts'
import { asksSomebody, type EventFacts } from '../rules.ts'
import { holdsSeat, mayReturn } from '../states.ts'
import type { Decider, Desk, Mode, Registration, State } from '../types.ts'
import type { Material, MaterialField } from './types.ts'

/**
 * Which of the fields a desk decided about would be others: the organisation, the membership category, the role in the
 * delegation, and the mode where on site means on site. A badge name, a language, needs or a visa are nobody's decision.
 */
export function materialChanges(
  before: Material,
  after: Material,
  event: { readonly modeIsBinding: boolean },
): readonly MaterialField[] {
  return [
    ...(before.organisationId !== after.organisationId ? (['organisation'] as const) : []),
    ...(before.category !== after.category ? (['category'] as const) : []),
    ...(event.modeIsBinding && before.mode !== after.mode ? (['mode'] as const) : []),
    ...(before.role !== after.role ? (['role'] as const) : []),
  ]
}

/**
 * Whether a change asks the desk again: something it decided about is another, the event wants that, and somebody decides.
 * A focal point's own registration, and one that nobody is asked about, only change.
 */
export const reopens = (
  it: Pick<Registration, 'state' | 'waitsFor'>,
  fields: readonly MaterialField[],
  event: { readonly reopensOnChange: boolean },
  decider: Decider,
): decider is Desk =>
  fields.length > 0 &&
  event.reopensOnChange &&
  mayReturn(it.state, 'pending') &&
  it.state !== 'rejected' &&
  asksSomebody(decider)

type Dated = Pick<Registration, 'state' | 'mode'>

/** Whether somebody may still change their own registration, and why not. */
export function mayChange(it: Dated, event: EventFacts, now: Date): Refusal | undefined {
  if (!['pending', 'confirmed', 'waitlisted', 'offered'].includes(it.state))
    return refuse('registrations.not-live')
  if (event.state === 'cancelled') return refuse('registrations.event-cancelled')
  if (event.endsAt <= now) return refuse('registrations.event-over')
  if (event.changePolicy === 'ask-secretariat') return refuse('registrations.edit.asked')
  const isLate =
    event.changePolicy === 'until-deadline' && windowOf(event, it.mode ?? 'remote', now) !== 'open'
  return isLate ? refuse('registrations.edit.late') : undefined
}

/**
 * What changing does to a registration. Decided again, it waits for the desk and gives back its seat; else it stays what
 * it is. One that waits for a desk goes to the desk that now decides, or to no desk when nobody has to be asked any more.
 * `held`: seats the organisation it is for then holds.
 */
export function decideChange(
  it: Pick<Registration, 'state' | 'mode' | 'waitsFor'>,
  fields: readonly MaterialField[],
  event: EventFacts & { readonly reopensOnChange: boolean },
  decider: Decider,
  now: Date,
  held = 0,
): { readonly next: State; readonly waitsFor: Desk | null; readonly frees: Mode | null } | Refusal {
  const no = mayChange(it, event, now)
  if (no) return no
  if (reopens(it, fields, event, decider))
    return { next: 'pending', waitsFor: decider, frees: holdsSeat(it.state) ? it.mode : null }
  if (it.state !== 'pending') {
    const isOtherShare = holdsSeat(it.state) && fields.includes('organisation')
    if (isOtherShare && !hasShare(event, held)) return refuse('registrations.edit.no-share')
    return { next: it.state, waitsFor: it.waitsFor, frees: null }
  }
  if (asksSomebody(decider)) return { next: 'pending', waitsFor: decider, frees: null }
  const next = hasPlace(event, it.mode ?? 'remote', held) ? 'confirmed' : 'waitlisted'
  return { next, waitsFor: null, frees: null }
}

const days = 24 * 60 * 60_000

/** A rejection on the last day can still be put right for so long. */
export const correctionDays = 3

/**
 * Whether a rejected registration may be corrected and sent again: once for every rejection, while registration is open
 * or in the three days after the rejection, and unless its person has registered anew.
 */
export function mayCorrect(
  it: Pick<Registration, 'state' | 'mode' | 'decidedAt'>,
  event: EventFacts,
  hasOther: boolean,
  now: Date,
): Refusal | undefined {
  if (it.state !== 'rejected') return refuse('registrations.correct.not-rejected')
  if (event.state === 'cancelled') return refuse('registrations.event-cancelled')
  if (event.endsAt <= now) return refuse('registrations.event-over')
  if (hasOther) return refuse('registrations.correct.other')
  const isOpen = windowOf(event, it.mode ?? 'remote', now) === 'open'
  const isFresh = it.decidedAt !== null && now.getTime() < it.decidedAt.getTime() + correctionDays * days
  return isOpen || isFresh ? undefined : refuse('registrations.correct.late')
}

/** What sending it again does: it goes to whoever decides now, or finds its seat where nobody has to be asked. */
export function decideCorrection(
  it: Pick<Registration, 'state' | 'mode' | 'decidedAt'>,
  to: Mode,
  event: EventFacts,
  decider: Decider,
  hasOther: boolean,
  now: Date,
  held = 0,
): { readonly next: State; readonly waitsFor: Desk | null } | Refusal {
  const no = mayCorrect(it, event, hasOther, now)
  if (no) return no
  if (!event.modes.includes(to)) return refuse('registrations.mode-not-offered')
  if (to !== it.mode && windowOf(event, to, now) !== 'open') return refuse(`registrations.mode-closed.${to}`)
  if (asksSomebody(decider)) return { next: 'pending', waitsFor: decider }
  return { next: hasPlace(event, to, held) ? 'confirmed' : 'waitlisted', waitsFor: null }
}
