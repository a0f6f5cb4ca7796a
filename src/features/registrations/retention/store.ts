import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { EventId, RegistrationId } from '../../../values/ids.ts'
import type { DataClass } from './types.ts'

/** Events that are over and whose data of a class were not cleared yet, the oldest first. */
export async function listUncleared(
  db: Database,
  kept: DataClass,
  now: Date,
): Promise<
  readonly {
    readonly id: EventId
    readonly code: string
    readonly endsAt: Date
    readonly timeZone: string
    readonly retention: Readonly<Record<string, number>>
  }[]
> {
  const rows = await db
    .selectFrom('event')
    .select(['id', 'code', 'ends_at', 'time_zone', 'retention'])
    .where('ends_at', '<=', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('event_clearing')
            .select('class')
            .whereRef('event_clearing.event_id', '=', 'event.id')
            .where('class', '=', kept),
        ),
      ),
    )
    .orderBy('ends_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    endsAt: row.ends_at,
    timeZone: row.time_zone,
    retention: row.retention as Record<string, number>,
  }))
}

/** What an empty sheet of answers looks like; `cleared` tells it from one that was never filled in. */
const emptySheet = { badgeName: '', interpretation: null, accessNeeds: '', cleared: true }

const ofClass = {
  answers: sql<boolean>`state <> 'draft' and not (answers ? 'cleared')`,
  list: sql<boolean>`in_participants_list`,
  drafts: sql<boolean>`state = 'draft'`,
} as const

/** How many registrations of an event hold data of a class. */
export async function countKept(db: Database, eventId: EventId, kept: DataClass): Promise<number> {
  const { count } = await db
    .selectFrom('registration')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('event_id', '=', eventId)
    .where(ofClass[kept])
    .executeTakeFirstOrThrow()
  return count
}

/** Holds the next registrations of an event that hold data of a class. */
export async function holdKept(
  tx: Transaction,
  eventId: EventId,
  kept: DataClass,
  limit: number,
): Promise<readonly RegistrationId[]> {
  const rows = await tx
    .selectFrom('registration')
    .select('id')
    .where('event_id', '=', eventId)
    .where(ofClass[kept])
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

const among = (ids: readonly RegistrationId[]) => sql<string>`any(${[...ids]}::uuid[])`

/**
 * What was answered, why it was decided so, what staff noted about it, and where somebody without an account is written
 * to, once nothing of theirs is left. That somebody was registered stays.
 */
export async function clearAnswers(tx: Transaction, ids: readonly RegistrationId[]): Promise<void> {
  await tx
    .updateTable('registration')
    .set({ answers: JSON.stringify(emptySheet), decision_reason: null })
    .where('id', '=', among(ids))
    .execute()
  await tx
    .updateTable('registration_move')
    .set({ reason: null })
    .where('registration_id', '=', among(ids))
    .where('reason', 'is not', null)
    .execute()
  await tx.deleteFrom('registration_note').where('registration_id', '=', among(ids)).execute()
  await tx.deleteFrom('registration_reminder').where('registration_id', '=', among(ids)).execute()
  await tx
    .updateTable('registration_challenge')
    .set({ words: null, answered_by: null, sent_to: null })
    .where('registration_id', '=', among(ids))
    .execute()
  await sql`
    delete from delegate where person_id in (select person_id from registration where id = ${among(ids)})
      and not exists (
        select from registration as other
        where other.person_id = delegate.person_id and other.state <> 'draft' and not (other.answers ? 'cleared')
      )`.execute(tx)
}

/** Nobody is listed any more, on a page or in a file. */
export async function clearListed(
  tx: Transaction,
  eventId: EventId,
  ids: readonly RegistrationId[],
): Promise<void> {
  await tx
    .updateTable('registration')
    .set({ in_participants_list: false })
    .where('id', '=', among(ids))
    .execute()
  await tx.deleteFrom('participants_file').where('event_id', '=', eventId).execute()
}

/** What was never sent to anybody. */
export async function clearDrafts(tx: Transaction, ids: readonly RegistrationId[]): Promise<void> {
  await tx.deleteFrom('registration').where('id', '=', among(ids)).where('state', '=', 'draft').execute()
}

/** Notes that a class of an event is cleared. False: it was noted before. */
export async function saveCleared(
  tx: Transaction,
  it: { readonly eventId: EventId; readonly class: DataClass; readonly rows: number },
  now: Date,
): Promise<boolean> {
  const saved = await tx
    .insertInto('event_clearing')
    .values({ event_id: it.eventId, class: it.class, rows: it.rows, cleared_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('class')
    .executeTakeFirst()
  return saved !== undefined
}

/** When a class of an event was cleared. */
export async function clearedAt(db: Database, eventId: EventId, kept: DataClass): Promise<Date | undefined> {
  const row = await db
    .selectFrom('event_clearing')
    .select('cleared_at')
    .where('event_id', '=', eventId)
    .where('class', '=', kept)
    .executeTakeFirst()
  return row?.cleared_at
}
