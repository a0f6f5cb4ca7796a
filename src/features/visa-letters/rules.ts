import { readSerial, serialOf } from '../../values/serial.ts'
import { refuse, type Refusal } from '../../values/refusal.ts'
import type { VisaAnswer } from '../participation/types.ts'
import { isOpen, mayMove } from './states.ts'
import type { Hindrance, VisaDetails, VisaField, VisaRequest, VisaState, VisaWarning } from './types.ts'

export type EventDays = { readonly startsOn: string; readonly endsOn: string; readonly today: string }

/** What is plainly wrong: the code of the message by field. Order: birth, issue, today, arrival, departure, expiry. */
export function problemsOf(it: VisaDetails, { startsOn, endsOn, today }: EventDays): readonly VisaWarning[] {
  const found: VisaWarning[] = []
  const wrong = (field: VisaField, code: string, is: boolean) => is && found.push({ field, code })
  wrong('bornOn', 'visa-letters.problem.born-later', it.bornOn >= it.issuedOn)
  wrong('issuedOn', 'visa-letters.problem.issued-later', it.issuedOn > today)
  wrong('expiresOn', 'visa-letters.problem.expires-first', it.expiresOn <= it.leavesOn)
  wrong('arrivesOn', 'visa-letters.problem.arrives-after', it.arrivesOn > endsOn)
  wrong('leavesOn', 'visa-letters.problem.leaves-first', it.leavesOn < it.arrivesOn)
  wrong(
    'leavesOn',
    'visa-letters.problem.leaves-before',
    it.leavesOn >= it.arrivesOn && it.leavesOn < startsOn,
  )
  return found
}

/** Consulates want a passport to last three months longer than the stay. */
const spareMonths = 3
const longStayDays = 14

/** What may be right and should be looked at once more before it is sent. */
export function warningsOf(
  it: VisaDetails,
  { startsOn, endsOn }: EventDays,
  profileName: string,
): readonly VisaWarning[] {
  const found: VisaWarning[] = []
  const odd = (field: VisaField, code: string, is: boolean) => is && found.push({ field, code })
  odd('passportName', 'visa-letters.warning.other-name', !isSameName(it.passportName, profileName))
  odd('expiresOn', 'visa-letters.warning.expires-soon', it.expiresOn < monthsAfter(it.leavesOn, spareMonths))
  odd('arrivesOn', 'visa-letters.warning.long-before', daysAfter(it.arrivesOn, longStayDays) < startsOn)
  odd('leavesOn', 'visa-letters.warning.long-after', it.leavesOn > daysAfter(endsOn, longStayDays))
  return found
}

/** Two spellings of one name: the same words, whatever their order, case and accents. */
export function isSameName(one: string, other: string): boolean {
  const words = (name: string) =>
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .sort((a, b) => (a < b ? -1 : 1))
      .join(' ')
  return words(one) === words(other)
}

/** A plain day some months later; the last day of a shorter month stands for the days it has not. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

export function daysAfter(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

export type VisaStanding = {
  readonly asksVisa: boolean
  readonly registrationState: string
  readonly isOver: boolean
  readonly may: VisaAnswer
  readonly request: Pick<VisaRequest, 'state' | 'erasedAt'> | undefined
}

/**
 * Why somebody cannot write their details now. The first way in is narrow: asked for, confirmed, and early enough. Whoever
 * sent them in time may still correct them afterwards.
 */
export function hindranceOf({
  asksVisa,
  registrationState,
  isOver,
  may,
  request,
}: VisaStanding): Hindrance | undefined {
  if (!asksVisa) return 'not-asked'
  if (isOver) return 'over'
  if (request?.erasedAt) return 'erased'
  if (registrationState !== 'confirmed' && registrationState !== 'checked-in') return 'not-confirmed'
  if (request && request.state !== 'incomplete') return undefined
  return may.may ? undefined : { because: may.because, ...may.values }
}

/** Sending the details to the officer. */
export const decideSending = (state: VisaState): { next: VisaState } | Refusal =>
  isOpen(state) ? { next: 'ready' } : refuse('visa-letters.already-sent')

/** An officer's step. Returning asks which fields, or words; a letter needs details that are still there. */
export function decideOfficer(
  it: Pick<VisaRequest, 'state' | 'erasedAt'>,
  to: VisaState,
  registrationState: string,
): { next: VisaState } | Refusal {
  if (it.erasedAt) return refuse('visa-letters.erased')
  if (to === 'issued' && registrationState !== 'confirmed' && registrationState !== 'checked-in')
    return refuse('visa-letters.not-confirmed')
  return mayMove(it.state, to) ? { next: to } : refuse('visa-letters.not-in-this-state')
}

/** A serial from five random bytes. */
export const serialFrom = (bytes: Uint8Array): string => serialOf('V', bytes)

/** A serial as somebody types it from paper. */
export const serialTyped = (typed: string): string | undefined => readSerial('V', typed)

/** A number of which its owner knows which one it is: the last three signs. */
export const maskedNumber = (number: string): string => `•••${[...number].slice(-3).join('')}`
