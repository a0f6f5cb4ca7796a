import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { EventId } from '../../../../values/ids.ts'
import type { Alike, KeptCensus } from '../types.ts'

/** What was counted for an event last, or that it is being counted. */
export async function findKeptCensus(db: Database, eventId: EventId): Promise<KeptCensus | undefined> {
  const row = await db
    .selectFrom('event_census')
    .selectAll()
    .where('event_id', '=', eventId)
    .executeTakeFirst()
  return row && { askedAt: row.asked_at, countedAt: row.counted_at, heaps: row.heaps as readonly Alike[] }
}

/** The same, held until the transaction ends, so that of several who ask at once one starts the counting. */
export async function holdKeptCensus(tx: Transaction, eventId: EventId): Promise<KeptCensus> {
  await tx
    .insertInto('event_census')
    .values({ event_id: eventId, asked_at: new Date(0) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await tx
    .selectFrom('event_census')
    .selectAll()
    .where('event_id', '=', eventId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { askedAt: row.asked_at, countedAt: row.counted_at, heaps: [] }
}

/** Notes that somebody asked; what was counted before stays until there is something newer. */
export async function askForCensus(tx: Transaction, eventId: EventId, now: Date): Promise<void> {
  await tx.updateTable('event_census').set({ asked_at: now }).where('event_id', '=', eventId).execute()
}

/** Lets the statements of this transaction take their time: a job waits for them, nobody else. */
export const takeTime = (tx: Transaction) => sql`set local statement_timeout = '10min'`.execute(tx)

export async function saveCensus(
  tx: Transaction,
  eventId: EventId,
  heaps: readonly Alike[],
  now: Date,
): Promise<void> {
  await tx
    .updateTable('event_census')
    .set({ heaps: JSON.stringify(heaps), counted_at: now })
    .where('event_id', '=', eventId)
    .execute()
}
