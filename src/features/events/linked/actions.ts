import { inTransaction, type Database } from '../../../platform/database/database.ts'
import type { Actor } from '../../../values/actor.ts'
import type { EventId } from '../../../values/ids.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { findEventId } from '../store/read.ts'
import { deleteLink, insertLink } from './store.ts'

/** From now on a confirmed registration for the first event opens the second. Said twice it is so once. */
export function openEvent(
  db: Database,
  actor: Actor,
  it: { readonly from: EventId; readonly opens: string },
  now: Date,
): Promise<{ readonly isNew: boolean } | Refusal> {
  return inTransaction(db, async (tx) => {
    const opened = await findEventId(tx, it.opens)
    if (!opened) return refuse('events.unknown')
    if (opened === it.from) return refuse('events.linked.itself')
    const isNew = await insertLink(tx, it.from, opened)
    if (isNew) await record(tx, actor, 'events.linked', it.from, { opens: opened }, now)
    return { isNew }
  })
}

/** The first event no longer opens the second. Registrations that were let in by it stay. */
export function closeEvent(
  db: Database,
  actor: Actor,
  it: { readonly from: EventId; readonly opens: string },
  now: Date,
): Promise<{ readonly isNew: boolean } | Refusal> {
  return inTransaction(db, async (tx) => {
    const opened = await findEventId(tx, it.opens)
    const isNew = opened !== undefined && (await deleteLink(tx, it.from, opened))
    if (isNew) await record(tx, actor, 'events.unlinked', it.from, { opens: opened }, now)
    return { isNew }
  })
}
