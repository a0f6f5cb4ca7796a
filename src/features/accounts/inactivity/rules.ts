import type { Inactivity, WarnDays } from './types.ts'

const day = 24 * 3_600_000

/** The first warning comes so long before the end. */
export const firstWarning = 60 * day

/** The same day so many months later; at the end of a shorter month its last day. */
export function monthsLater(at: Date, months: number): Date {
  const later = new Date(at)
  later.setUTCDate(1)
  later.setUTCMonth(later.getUTCMonth() + months)
  const last = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate()
  later.setUTCDate(Math.min(at.getUTCDate(), last))
  return later
}

/** Accounts that were last used before this are looked at. */
export const quietBefore = (now: Date, months: number): Date =>
  new Date(monthsLater(now, -months).getTime() + firstWarning)

const next: Readonly<Record<WarnDays, 30 | 7 | 'block'>> = { 60: 30, 30: 7, 7: 'block' }

export type Step =
  | { readonly is: 'nothing' }
  | { readonly is: 'warn'; readonly days: WarnDays; readonly blocksAt: Date }
  | { readonly is: 'block' }

/**
 * What is due for an account that was last used at a time. Nobody is blocked who was not warned three times, with the
 * whole of what each warning promises still ahead of them: where the house was closed for long, the end moves.
 */
export function decideInactivity(
  activeAt: Date,
  months: number,
  told: Inactivity | undefined,
  now: Date,
): Step {
  const known = told?.activeAt.getTime() === activeAt.getTime() ? told : undefined
  if (!known) return warnIfDue(60, monthsLater(activeAt, months), now)
  const coming = next[known.warnedDays]
  if (coming !== 'block') return warnIfDue(coming, known.blocksAt, now)
  return known.blocksAt <= now ? { is: 'block' } : { is: 'nothing' }
}

function warnIfDue(days: WarnDays, end: Date, now: Date): Step {
  const least = now.getTime() + days * day
  if (end.getTime() > least) return { is: 'nothing' }
  return { is: 'warn', days, blocksAt: new Date(least) }
}
