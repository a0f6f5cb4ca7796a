import type { Transaction } from '../../../platform/database/database.ts'
import { addJob } from '../../../platform/jobs/index.ts'
import type { Actor } from '../../../values/actor.ts'
import type { EventView } from '../../events/index.ts'
import { changesBetween, knownOf, settlesAfter } from '../../registrations/index.ts'

/**
 * An event moved to other days or another place: letters that name the old ones are looked at again, when the change has
 * settled. In the transaction of the desk's act.
 */
export async function visasWhenEventChanged(
  tx: Transaction,
  _actor: Actor,
  { before, after }: { readonly before: EventView; readonly after: EventView },
  now: Date,
): Promise<void> {
  const changes = changesBetween(knownOf(before), knownOf(after))
  if (after.state !== 'published' || !changes.some((one) => one === 'days' || one === 'place')) return
  const runAt = new Date(now.getTime() + settlesAfter)
  await addJob(tx, 'visa-letters.look-again', { eventId: after.id }, runAt)
}
