import { inTransaction, type Database } from '../../../../platform/database/database.ts'
import type { Actor } from '../../../../values/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { decideChange } from '../rules.ts'
import { holdOverrides, insertChanges, saveOverrides } from '../store/changes.ts'
import type { Change, Target, Wish } from '../types.ts'

/**
 * Changes what an event or a group says instead of the policy, and keeps who, when, from, to and why. Registrations that
 * were sent before stay as they are.
 */
export function changeOverrides(
  db: Database,
  actor: Actor,
  target: Target,
  wish: Wish,
  now: Date,
): Promise<{ readonly changes: readonly Change[] } | Refusal> {
  return inTransaction(db, async (tx) => {
    const held = await holdOverrides(tx, target)
    if (!held) return refuse('events.overrides.unknown')
    const changes = decideChange(held, wish)
    if (isRefusal(changes)) return changes
    await saveOverrides(tx, target, wish.wanted, now)
    await insertChanges(tx, actor, target, changes, wish.reason, now)
    const subject = target.kind === 'event' ? target.id : undefined
    const details = { ...(target.kind === 'group' && { group: target.id }), changes }
    await record(tx, actor, 'events.overrides-changed', subject, details, now)
    return { changes }
  })
}
