import { sql, type RawBuilder } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, EventId, PersonId, RegistrationId } from '../../../values/ids.ts'
import { lossAfter } from '../attendance/rules.ts'
import { recordEvidence } from '../attendance/store/evidence.ts'
import type { SittingId } from '../types.ts'

export type Arrival = {
  readonly sittingId: SittingId
  readonly eventId: EventId
  readonly personId: PersonId
  readonly registrationId: RegistrationId | null
  readonly origin: 'remote' | 'on-site'
}

/**
 * Notes that somebody came in. Whoever is inside already, in another window or on another device, stays one person: their
 * stay goes on. Returns whether it is a new stay. `by` heartbeat: the page of somebody who was lost is heard again.
 */
export async function saveArrival(
  tx: Transaction,
  it: Arrival,
  now: Date,
  by: 'click' | 'heartbeat' = 'click',
): Promise<boolean> {
  const { sittingId, eventId, personId, origin } = it
  const inserted = await tx
    .insertInto('attendance')
    .values({
      id: newId(),
      sitting_id: sittingId,
      event_id: eventId,
      person_id: personId,
      registration_id: it.registrationId,
      source: 'join',
      origin,
      joined_at: now,
      seen_at: now,
      heard_from: by === 'heartbeat' ? now : null,
    })
    .onConflict((on) => on.columns(['sitting_id', 'person_id']).where('left_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (by === 'click')
    await recordEvidence(
      tx,
      { sittingId, eventId, personId, origin, source: by, kind: 'joined', at: now },
      now,
    )
  return inserted !== undefined
}

/**
 * A sign of life of somebody inside; false when they are not. Signs without a gap are one run, which the book at the door carries;
 * after a gap the run of before becomes evidence, and another begins.
 */
export async function saveSeen(
  db: Database | Transaction,
  sittingId: SittingId,
  personId: PersonId,
  now: Date,
): Promise<boolean> {
  const gap = new Date(now.getTime() - lossAfter)
  const { rows } = await sql`
    with was as (
      select * from attendance
      where sitting_id = ${sittingId} and person_id = ${personId} and left_at is null for update
    ), run as (
      insert into attendance_event (id, sitting_id, event_id, person_id, source, kind, happened_at, until_at, received_at)
      select gen_random_uuid(), sitting_id, event_id, person_id, 'heartbeat', 'seen', heard_from, seen_at, ${now}::timestamptz
      from was where heard_from is not null and seen_at < ${gap}
    )
    update attendance set
      seen_at = greatest(attendance.seen_at, ${now}::timestamptz),
      heard_from = case when was.heard_from is null or was.seen_at < ${gap} then ${now}::timestamptz else was.heard_from end
    from was where attendance.id = was.id
    returning attendance.id`.execute(db)
  return rows.length > 0
}

/** Ends a stay; `removedBy` keeps them out. False: they were not inside. */
export async function saveLeft(
  tx: Database | Transaction,
  sittingId: SittingId,
  personId: PersonId,
  now: Date,
  removedBy?: AccountId,
): Promise<boolean> {
  const which = sql`sitting_id = ${sittingId} and person_id = ${personId}`
  return (await end(tx, which, { at: sql`${now}::timestamptz`, now, kind: 'left', removedBy })).length > 0
}

type Ends = {
  /** When their stay ends, never before it began. */
  readonly at: RawBuilder<unknown>
  readonly now: Date
  /** What is evidence besides the signs of life; nothing where the end only follows. */
  readonly kind?: 'left' | undefined
  readonly removedBy?: AccountId | undefined
}

/** Ends open stays. What their pages said becomes evidence, and that they left or were put out. Returns at which sittings. */
async function end(
  db: Database | Transaction,
  which: RawBuilder<unknown>,
  { at, now, kind, removedBy }: Ends,
): Promise<readonly SittingId[]> {
  const by = removedBy ?? null
  const { rows } = await sql<{ sitting_id: SittingId }>`
    with gone as (
      update attendance set left_at = greatest(${at}, joined_at), removed_by = ${by}::uuid
      where left_at is null and ${which} returning *
    ), heard as (
      insert into attendance_event (id, sitting_id, event_id, person_id, source, kind, happened_at, until_at, received_at)
      select gen_random_uuid(), sitting_id, event_id, person_id, 'heartbeat', 'seen', heard_from, seen_at, greatest(${now}::timestamptz, seen_at)
      from gone where heard_from is not null
    ), said as (
      insert into attendance_event (id, sitting_id, event_id, person_id, source, kind, happened_at, received_at, said_by)
      select gen_random_uuid(), sitting_id, event_id, person_id, case when ${by}::uuid is null then 'click' else 'staff' end,
        case when ${by}::uuid is null then 'left' else 'removed' end, left_at, greatest(${now}::timestamptz, left_at), ${by}::uuid
      from gone where ${kind ?? null}::text is not null
    )
    select distinct sitting_id from gone`.execute(db)
  return rows.map((row) => row.sitting_id)
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

/** Ends every stay of sittings that are over, at their end. Returns at which sittings. */
export const endStaysOfOver = (db: Database, now: Date): Promise<readonly SittingId[]> =>
  end(db, sql`${endOfSitting} <= ${now}`, { at: endOfSitting, now })

const endOfSitting = sql`coalesce(
  (select ends_at from event_session where event_session.id = attendance.sitting_id),
  (select ends_at from event where event.id = attendance.event_id))`

/** Ends the stays of whoever has an open page that says nothing any more. Returns at which sittings. */
export const endLostStays = (db: Database | Transaction, now: Date): Promise<readonly SittingId[]> =>
  end(db, sql`heard_from is not null and seen_at < ${new Date(now.getTime() - lossAfter)}::timestamptz`, {
    at: sql`seen_at + ${lossAfter / 1000} * interval '1 second'`,
    now,
  })

/** Whether somebody's last stay ended because nothing was heard of them. */
export async function wasLost(
  db: Database | Transaction,
  sittingId: SittingId,
  personId: PersonId,
): Promise<boolean> {
  const last = await db
    .selectFrom('attendance')
    .select(['heard_from', 'seen_at', 'left_at'])
    .where('sitting_id', '=', sittingId)
    .where('person_id', '=', personId)
    .orderBy('joined_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last?.heard_from || !last.left_at) return false
  return last.left_at.getTime() - last.seen_at.getTime() === lossAfter
}

/** Ends every stay of somebody. */
export const endStaysOf = (tx: Transaction, personId: PersonId, now: Date): Promise<readonly SittingId[]> =>
  end(tx, sql`person_id = ${personId}`, { at: sql`${now}::timestamptz`, now, kind: 'left' })

/** Ends every stay at a sitting. */
export const endStaysAt = (tx: Transaction, sittingId: SittingId, now: Date): Promise<readonly SittingId[]> =>
  end(tx, sql`sitting_id = ${sittingId}`, { at: sql`${now}::timestamptz`, now })

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

/** At which of these sittings somebody is inside. */
export async function insideOf(
  db: Database,
  personId: PersonId,
  sittingIds: readonly SittingId[],
): Promise<ReadonlySet<SittingId>> {
  const rows = await db
    .selectFrom('attendance')
    .select('sitting_id')
    .where('person_id', '=', personId)
    .where('sitting_id', '=', sql<string>`any(${[...sittingIds]}::uuid[])`)
    .where('left_at', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.sitting_id))
}
