import { inTransaction, type Database } from '../../../../platform/database/database.ts'
import type { Actor } from '../../../../values/actor.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { holdGroup } from '../store/read.ts'
import { insertGroup, saveGroup } from '../store/save.ts'
import type { GroupWords } from '../types.ts'

/** Staff add a group. Its code never changes: addresses, events and organisations name it. */
export function addGroup(
  db: Database,
  actor: Actor,
  it: { readonly id: string; readonly words: GroupWords },
  now: Date,
): Promise<{ readonly id: string } | Refusal> {
  return inTransaction(db, async (tx) => {
    if (!(await insertGroup(tx, it.id, it.words, now))) return refuse('events.groups.code-taken')
    await record(tx, actor, 'events.group-added', undefined, { group: it.id }, now)
    return { id: it.id }
  })
}

/** Staff change what a group says of itself. `seen` is when what they saw was changed last. */
export function changeGroup(
  db: Database,
  actor: Actor,
  it: { readonly id: string; readonly words: GroupWords; readonly seen: string },
  now: Date,
): Promise<{ readonly id: string } | Refusal> {
  return inTransaction(db, async (tx) => {
    const held = await holdGroup(tx, it.id)
    if (!held) return refuse('events.groups.unknown')
    if (held.changedAt.toISOString() !== it.seen) return refuse('events.groups.changed-meanwhile')
    await saveGroup(tx, it.id, it.words, now)
    await record(tx, actor, 'events.group-changed', undefined, { group: it.id }, now)
    return { id: it.id }
  })
}
