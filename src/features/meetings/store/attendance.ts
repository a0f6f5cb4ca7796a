import type { Database, Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, EventId, PersonId, RegistrationId } from '../../../values/ids.ts'
import type { SittingId, Stay } from '../types.ts'

export type Arrival = {
  readonly sittingId: SittingId
  readonly eventId: EventId
  readonly personId: PersonId
  readonly registrationId: RegistrationId | null
  readonly origin: 'remote' | 'on-site'
}

/**
 * Notes that somebody came in. Whoever is inside already, in another window or on another device, stays one person: their
 * stay goes on. Returns whether it is a new stay.
 */
export async function saveArrival(tx: Transaction, it: Arrival, now: Date): Promise<boolean> {
  const inserted = await tx
    .insertInto('attendance')
    .values({
      id: newId(),
      sitting_id: it.sittingId,
      event_id: it.eventId,
      person_id: it.personId,
      registration_id: it.registrationId,
      source: 'join',
      origin: it.origin,
      joined_at: now,
      seen_at: now,
    })
    .onConflict((on) => on.columns(['sitting_id', 'person_id']).where('left_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) await saveSeen(tx, it.sittingId, it.personId, now)
  return inserted !== undefined
}

/** A sign of life of somebody inside; false when they are not. */
export async function saveSeen(
  db: Database | Transaction,
  sittingId: SittingId,
  personId: PersonId,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('attendance')
    .set({ seen_at: now })
    .where('sitting_id', '=', sittingId)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends a stay; `removedBy` keeps them out. False: they were not inside. */
export async function saveLeft(
  tx: Database | Transaction,
  sittingId: SittingId,
  personId: PersonId,
  now: Date,
  removedBy?: AccountId,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('attendance')
    .set({ left_at: now, seen_at: now, removed_by: removedBy ?? null })
    .where('sitting_id', '=', sittingId)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Whoever was put out may come in again. False: they were not. */
export async function forgive(tx: Transaction, sittingId: SittingId, personId: PersonId): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('attendance')
    .set({ removed_by: null })
    .where('sitting_id', '=', sittingId)
    .where('person_id', '=', personId)
    .where('removed_by', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends every stay of sittings that are over, at their end. Returns how many. */
export async function endStaysOfOver(db: Database, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .with('over', (it) =>
      it
        .selectFrom('attendance')
        .innerJoin('event', 'event.id', 'attendance.event_id')
        .leftJoin('event_session', 'event_session.id', 'attendance.sitting_id')
        .select((one) => [
          'attendance.id',
          one.fn.coalesce('event_session.ends_at', 'event.ends_at').as('ends_at'),
        ])
        .where('attendance.left_at', 'is', null),
    )
    .updateTable('attendance')
    .from('over')
    .set((it) => ({ left_at: it.fn('greatest', [it.ref('over.ends_at'), it.ref('attendance.joined_at')]) }))
    .whereRef('over.id', '=', 'attendance.id')
    .where('over.ends_at', '<=', now)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Ends every stay at a sitting. */
export async function endStaysAt(tx: Transaction, sittingId: SittingId, now: Date): Promise<void> {
  await tx
    .updateTable('attendance')
    .set({ left_at: now, seen_at: now })
    .where('sitting_id', '=', sittingId)
    .where('left_at', 'is', null)
    .execute()
}

/** Whether somebody is inside. */
export async function isInside(
  db: Database | Transaction,
  sittingId: SittingId,
  personId: PersonId,
): Promise<boolean> {
  const row = await db
    .selectFrom('attendance')
    .select('id')
    .where('sitting_id', '=', sittingId)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** People inside from elsewhere, without this one. */
export async function countInside(
  db: Database | Transaction,
  sittingId: SittingId,
  besides: PersonId,
): Promise<number> {
  const row = await db
    .selectFrom('attendance')
    .select((it) => it.fn.countAll<string>().as('inside'))
    .where('sitting_id', '=', sittingId)
    .where('person_id', '<>', besides)
    .where('left_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.inside)
}

export async function isRemoved(
  db: Database | Transaction,
  sittingId: SittingId,
  personId: PersonId,
): Promise<boolean> {
  const row = await db
    .selectFrom('attendance')
    .select('id')
    .where('sitting_id', '=', sittingId)
    .where('person_id', '=', personId)
    .where('removed_by', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The stays of one person at many sittings. */
export async function staysOf(
  db: Database,
  personId: PersonId,
  sittingIds: readonly SittingId[],
): Promise<ReadonlyMap<SittingId, readonly Stay[]>> {
  const found = new Map<SittingId, Stay[]>()
  if (sittingIds.length === 0) return found
  const rows = await db
    .selectFrom('attendance')
    .select(['id', 'sitting_id', 'person_id', 'joined_at', 'seen_at', 'left_at'])
    .where('person_id', '=', personId)
    .where('sitting_id', 'in', sittingIds)
    .orderBy('joined_at')
    .execute()
  for (const row of rows) {
    const stay = {
      id: row.id,
      personId: row.person_id,
      joinedAt: row.joined_at,
      seenAt: row.seen_at,
      leftAt: row.left_at,
    }
    found.set(row.sitting_id, [...(found.get(row.sitting_id) ?? []), stay])
  }
  return found
}
