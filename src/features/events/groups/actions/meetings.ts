import { inTransaction, type Database, type Transaction } from '../../../../platform/database/database.ts'
import type { Actor } from '../../../../values/actor.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { saveColumns } from '../../desk/store/save.ts'
import { findEventId, holdEvent } from '../../store/read.ts'
import { findGroup } from '../store/read.ts'

/** An event becomes a meeting of this group, also when it was one of another. */
export function addMeeting(
  db: Database,
  actor: Actor,
  it: { readonly groupId: string; readonly code: string },
  now: Date,
): Promise<{ readonly code: string } | Refusal> {
  return inTransaction(db, async (tx) => {
    if (!(await findGroup(tx, it.groupId))) return refuse('events.groups.unknown')
    return saveGroupOf(tx, actor, it.code, it.groupId, now)
  })
}

/** An event is no longer a meeting of this group; the policy alone says who may come. */
export function removeMeeting(
  db: Database,
  actor: Actor,
  it: { readonly groupId: string; readonly code: string },
  now: Date,
): Promise<{ readonly code: string } | Refusal> {
  return inTransaction(db, (tx) => saveGroupOf(tx, actor, it.code, null, now, it.groupId))
}

async function saveGroupOf(
  tx: Transaction,
  actor: Actor,
  code: string,
  to: string | null,
  now: Date,
  onlyFrom?: string,
): Promise<{ code: string } | Refusal> {
  const id = await findEventId(tx, code)
  const held = id && (await holdEvent(tx, id))
  if (!held) return refuse('events.unknown')
  if (held.groupId === to || (onlyFrom !== undefined && held.groupId !== onlyFrom)) return { code }
  const revision = await saveColumns(tx, held.id, { group_id: to }, now)
  const details = { from: held.groupId, to, revision, fields: ['groupId'] }
  await record(tx, actor, 'events.group-of-event-changed', held.id, details, now)
  return { code }
}
