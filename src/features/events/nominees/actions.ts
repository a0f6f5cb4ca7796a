import { inTransaction, type Database } from '../../../platform/database/database.ts'
import type { Actor } from '../../../values/actor.ts'
import type { EventId, Id } from '../../../values/ids.ts'
import { record } from '../../audit/index.ts'
import { deleteNominee, insertNominees, meantBy } from './store.ts'

/** What became of the lines: how many are new on the list, were on it, and which mean nobody. */
export type Nominations = {
  readonly added: number
  readonly there: number
  readonly unknown: readonly string[]
}

/** Puts on the list whom the lines mean; those that mean nobody are handed back. */
export function nominate(
  db: Database,
  actor: Actor,
  eventId: EventId,
  lines: readonly string[],
  now: Date,
): Promise<Nominations> {
  return inTransaction(db, async (tx) => {
    const meant = await meantBy(tx, lines)
    const known = meant.flatMap((one) => ('unknown' in one ? [] : [one]))
    const added = await insertNominees(tx, actor, eventId, known, now)
    if (added > 0) await record(tx, actor, 'events.nominated', eventId, { count: added }, now)
    const unknown = meant.flatMap((one) => ('unknown' in one ? [one.line] : []))
    return { added, there: known.length - added, unknown }
  })
}

/** Takes one off the list. A registration that was let in by it stays. */
export function withdrawNomination(
  db: Database,
  actor: Actor,
  eventId: EventId,
  id: Id,
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const isGone = await deleteNominee(tx, eventId, id)
    if (isGone) await record(tx, actor, 'events.nomination-withdrawn', eventId, { nominee: id }, now)
    return isGone
  })
}
