import {
  inTransaction,
  violated,
  type Database,
  type Transaction,
} from '../../../../platform/database/database.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { EventId } from '../../../../values/ids.ts'
import type { Problem } from '../../../../values/problem.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import type { EventView } from '../../types.ts'
import type { EventDeskAbove } from '../above.ts'
import { applied, decideChange, fieldsChanged, fieldsOf, modesWithMore, problemsOf, same } from '../rules.ts'
import { holdWhole } from '../store/find.ts'
import { saveEvent, saveSession } from '../store/save.ts'
import type { EventChange, FieldName } from '../types.ts'
import { staleFields, type Stale } from './stale.ts'

/** What of the form cannot be, field by field. Nothing was saved. */
export type Wrong = { readonly problems: readonly Problem[] }
export const isWrong = (outcome: unknown): outcome is Wrong =>
  typeof outcome === 'object' && outcome !== null && 'problems' in outcome

export type Changed = { readonly changed: readonly FieldName[] }

/**
 * Changes an event: the one way in for every form of the desk and for the command line. `seen` is the revision that the
 * form was made from; whatever somebody else changed meanwhile is not written over.
 */
export async function changeEvent(
  db: Database,
  above: EventDeskAbove,
  actor: Actor,
  id: EventId,
  change: EventChange,
  now: Date,
  seen?: number,
): Promise<Changed | Stale | Wrong | Refusal> {
  try {
    return await inTransaction(db, async (tx) => {
      const before = await holdWhole(tx, id)
      if (!before) return refuse('events.unknown')
      const stale = seen !== undefined && (await staleFields(tx, id, seen, fieldsOf(change), before.revision))
      if (stale) return stale
      return changeHeld(tx, above, actor, before, change, now)
    })
  } catch (error) {
    if (violated(error) !== 'event_one_per_code') throw error
    return { problems: [{ field: 'code', code: 'events.code-taken', values: { code: change.code ?? '' } }] }
  }
}

/** The same as part of a larger act, with the event held. */
export async function changeHeld(
  tx: Transaction,
  above: EventDeskAbove,
  actor: Actor,
  before: EventView,
  change: EventChange,
  now: Date,
): Promise<Changed | Wrong | Refusal> {
  const after = applied(before, change)
  const changed = fieldsChanged(before, after)
  const no = decideChange(before, changed)
  if (no) return no
  if (changed.length === 0) return { changed }
  const problems = problemsOf(before, after, await above.countsOf(tx, before.id))
  if (problems.length > 0) return { problems }

  const revision = await saveEvent(tx, after, changed, now)
  if (!same(before.sessions, after.sessions))
    for (const session of after.sessions) await saveSession(tx, after.id, session)
  await record(tx, actor, 'events.changed', before.id, { revision, ...told(before, after, changed) }, now)
  await hear(tx, above, actor, { before, after: { ...after, revision } }, now)
  return { changed }
}

async function hear(
  tx: Transaction,
  above: EventDeskAbove,
  actor: Actor,
  it: { readonly before: EventView; readonly after: EventView },
  now: Date,
): Promise<void> {
  for (const mode of modesWithMore(it.before, it.after))
    for (const listen of above.whenSeatsAdded) await listen(tx, actor, { eventId: it.after.id, mode }, now)
  if (it.before.state === 'published')
    for (const listen of above.whenChanged) await listen(tx, actor, it, now)
}

/** What the audit keeps: which fields, and codes and numbers; never what people wrote. */
function told(before: EventView, after: EventView, fields: readonly FieldName[]) {
  const values = (of: EventView) =>
    Object.fromEntries(
      fields
        .filter((field) => !field.includes('.') && field !== 'contact')
        .map((field) => [field, of[field as 'type']]),
    )
  return { fields, from: values(before), to: values(after) }
}
