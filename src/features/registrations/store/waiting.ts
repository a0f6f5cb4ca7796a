import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { EventId } from '../../../values/ids.ts'
import type { Mode, Registration } from '../types.ts'

/** The place on the waiting list, from 1: how long somebody has been on it, nothing else. */
export async function positionOf(
  db: Database | Transaction,
  it: Pick<Registration, 'id' | 'eventId' | 'mode' | 'decidedAt'>,
): Promise<number> {
  const row = await db
    .selectFrom('registration')
    .select(sql<number>`count(*)::int`.as('before'))
    .where('event_id', '=', it.eventId)
    .where('state', '=', 'waitlisted')
    .where('mode', '=', it.mode)
    .where(sql<boolean>`(decided_at, id) < (${it.decidedAt}, ${it.id}::uuid)`)
    .executeTakeFirstOrThrow()
  return row.before + 1
}

/** How many people wait for a seat of this mode. */
export async function countWaiting(db: Database, eventId: EventId, mode: Mode): Promise<number> {
  const row = await db
    .selectFrom('registration')
    .select(sql<number>`count(*)::int`.as('waiting'))
    .where('event_id', '=', eventId)
    .where('state', '=', 'waitlisted')
    .where('mode', '=', mode)
    .executeTakeFirstOrThrow()
  return row.waiting
}
