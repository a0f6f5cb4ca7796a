import { refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { DataExport } from './types.ts'

const hour = 3_600_000
const day = 24 * hour

/** How long a copy is kept. */
export const keptFor = 7 * day
/** A copy that was asked for so long ago and is not there yet was forgotten by whoever made it. */
const stuckAfter = hour
/** Another one is made so long after the last. */
const pause = hour

/** What asking for a copy does: a new one, the one in the making once more, or nothing where one is being made. */
export function decideExport(
  newest: DataExport | undefined,
  now: Date,
): { readonly make: 'new' | 'again' | 'none' } | Refusal {
  const age = newest ? now.getTime() - newest.askedAt.getTime() : Infinity
  if (newest?.state === 'asked') return { make: age >= stuckAfter ? 'again' : 'none' }
  if (newest && age < pause) return refuse('portal.export-lately')
  return { make: 'new' }
}

/** Whether a copy can still be fetched. */
export const isThere = (it: DataExport, now: Date): boolean =>
  it.state === 'ready' && it.expiresAt !== null && it.expiresAt > now
