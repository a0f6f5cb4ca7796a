import type { Transaction } from '../../../platform/database/database.ts'
import { addJob } from '../../../platform/jobs/index.ts'
import type { Actor } from '../../../values/actor.ts'
import type { EventView } from '../../events/index.ts'
import { changesBetween, knownOf, settlesAfter } from './rules.ts'
import { saveNotice } from './store/notices.ts'

/**
 * Somebody saved a published event: everybody who takes part gets one mail that says what is different, ten minutes after
 * the last change. Nothing happens where they would see no difference. In the transaction of the act, the event held;
 * `before` and `after` with their sessions.
 */
export async function whenEventChanged(
  tx: Transaction,
  _actor: Actor,
  { before, after }: { readonly before: EventView; readonly after: EventView },
  now: Date,
): Promise<void> {
  const isAhead = before.endsAt > now || after.endsAt > now
  if (after.state !== 'published' || !isAhead) return
  const [known, is] = [knownOf(before), knownOf(after)]
  if (changesBetween(known, is).length === 0) return
  const dueAt = new Date(now.getTime() + settlesAfter)
  await saveNotice(tx, { eventId: after.id, kind: 'changed', before: known, reason: null, dueAt }, now)
}

/**
 * An event is cancelled: every registration moves to `cancelled` and its person is told, with the calendar entry taken
 * back. In the transaction of the act; a job does the rest. `reason` is told as it was written.
 */
export async function whenEventCancelled(
  tx: Transaction,
  _actor: Actor,
  { event, reason }: { readonly event: EventView; readonly reason?: string | undefined },
  now: Date,
): Promise<void> {
  const before = knownOf(event)
  await saveNotice(
    tx,
    { eventId: event.id, kind: 'cancelled', before, reason: reason || null, dueAt: now },
    now,
  )
  await addJob(tx, 'registrations.tell-notices')
}
