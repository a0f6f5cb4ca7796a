import { type Database, inTransaction, type Transaction } from '../platform/database/database.ts'
import { idOf } from './chance.ts'
import { readCast } from './read-cast.ts'
import { timeColumns } from './rows.ts'
import { timesOf, type Times } from './timetable.ts'
import type { CastEvent } from './types.ts'

/**
 * Puts the events of the demo where they belong, seen from now; real events never move. Returns the codes of those
 * that moved, so that whoever keeps their pages can drop them.
 */
export async function moveDemoDates(db: Database, profileId: string, now: Date): Promise<string[]> {
  const cast = readCast(profileId)
  if (!cast) return []
  const moved = await Promise.all(
    cast.events.map((event) => inTransaction(db, (tx) => moveEvent(tx, event, timesOf(event, now), now))),
  )
  return cast.events.map(({ code }) => code).filter((_, at) => moved[at])
}

async function moveEvent(
  tx: Transaction,
  { code, sessions }: CastEvent,
  times: Times,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .selectFrom('event')
    .select(['id', 'starts_at'])
    .where('code', '=', code)
    .where('demo_moves', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.starts_at.getTime() === times.startsAt.getTime()) return false
  await tx
    .updateTable('event')
    .set({ ...timeColumns(times), changed_at: now })
    .where('id', '=', row.id)
    .execute()
  for (const at of sessions.length ? sessions.keys() : [0]) {
    const session = times.sessions[at]
    if (!session) continue
    await tx
      .updateTable('event_session')
      .set({ starts_at: session.startsAt, ends_at: session.endsAt })
      .where('id', '=', idOf(`session:${code}:${at}`))
      .execute()
  }
  return true
}
