import type { House } from '../../../platform/house.ts'
import type { Registration } from '../types.ts'
import { decideBy, dueAt } from './rules.ts'
import { findWaiting } from './store/waiting.ts'

/** When the secretariat is asked too about something that waits for a focal point; `already` when it was. */
export async function handedOnOf(
  { db, profile }: Pick<House, 'db' | 'profile'>,
  { id, state, waitsFor }: Pick<Registration, 'id' | 'state' | 'waitsFor'>,
): Promise<Date | 'already' | undefined> {
  if (state !== 'pending' || waitsFor !== 'focal-point') return undefined
  const [waiting] = await findWaiting(db, [id])
  if (!waiting) return undefined
  if (waiting.isEscalated) return 'already'
  return dueAt('escalation', waiting.since, decideBy(waiting, profile.visa.leadDays))
}
