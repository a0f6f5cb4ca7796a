import { sql, type Selectable } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Tables } from '../../../../platform/database/tables.ts'
import { newId } from '../../../../platform/ids.ts'
import type { EventId, Id, PersonId, RegistrationId } from '../../../../values/ids.ts'
import type { State } from '../../types.ts'
import type { Known, Notice } from '../types.ts'

const noticeOf = (row: Selectable<Tables['event_notice']>): Notice => ({
  id: row.id,
  eventId: row.event_id,
  kind: row.kind as Notice['kind'],
  before: row.before as Known,
  after: row.after as Known | null,
  reason: row.reason,
  reached: row.reached,
  begunAt: row.begun_at,
  dueAt: row.due_at,
  endedAt: row.ended_at,
})

/** Notes that an event is different from what people know. One that waits already keeps what they know, and waits longer. */
export async function saveNotice(
  tx: Transaction,
  it: Pick<Notice, 'eventId' | 'kind' | 'before' | 'reason' | 'dueAt'>,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('event_notice')
    .values({
      id: newId(),
      event_id: it.eventId,
      kind: it.kind,
      before: JSON.stringify(it.before),
      reason: it.reason,
      due_at: it.dueAt,
      created_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['event_id', 'kind'])
        .where('begun_at', 'is', null)
        .doUpdateSet({ due_at: sql<Date>`greatest(event_notice.due_at, excluded.due_at)` }),
    )
    .execute()
}

/** What has to be told now, the oldest first. */
export async function listDueNotices(db: Database, now: Date): Promise<readonly Id[]> {
  const rows = await db
    .selectFrom('event_notice')
    .select('id')
    .where('ended_at', 'is', null)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(({ id }) => id)
}

export async function findNotice(db: Database | Transaction, id: Id): Promise<Notice | undefined> {
  const row = await db.selectFrom('event_notice').selectAll().where('id', '=', id).executeTakeFirst()
  return row && noticeOf(row)
}

export async function holdNotice(tx: Transaction, id: Id): Promise<Notice | undefined> {
  const row = await tx
    .selectFrom('event_notice')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && noticeOf(row)
}

/** From here on it says what it says; what changes later is another notice. */
export async function saveBegun(tx: Transaction, id: Id, after: Known, now: Date): Promise<void> {
  await tx
    .updateTable('event_notice')
    .set({ after: JSON.stringify(after), begun_at: now })
    .where('id', '=', id)
    .execute()
}

export async function saveReached(tx: Transaction, id: Id, reached: RegistrationId): Promise<void> {
  await tx.updateTable('event_notice').set({ reached }).where('id', '=', id).execute()
}

export async function saveEnded(tx: Transaction, id: Id, now: Date): Promise<void> {
  await tx
    .updateTable('event_notice')
    .set({ begun_at: sql<Date>`coalesce(begun_at, ${now})`, ended_at: now })
    .where('id', '=', id)
    .execute()
}

/** Whose registrations come next, in the order of their ids. */
export async function listNext(
  tx: Transaction,
  eventId: EventId,
  by: { readonly states: readonly State[]; readonly after: RegistrationId | null; readonly limit: number },
): Promise<readonly RegistrationId[]> {
  let next = tx
    .selectFrom('registration')
    .select('id')
    .where('event_id', '=', eventId)
    .where('state', 'in', by.states)
  if (by.after) next = next.where('id', '>', by.after)
  const rows = await next.orderBy('id').limit(by.limit).execute()
  return rows.map(({ id }) => id)
}

/** Raises the number by which calendars know that an entry is newer. */
export async function saveNewer(
  tx: Transaction,
  ids: readonly RegistrationId[],
  now: Date,
): Promise<
  readonly { readonly id: RegistrationId; readonly personId: PersonId; readonly revision: number }[]
> {
  const rows = await tx
    .updateTable('registration')
    .set({ revision: sql<number>`revision + 1`, changed_at: now })
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .returning(['id', 'person_id', 'revision'])
    .execute()
  return rows.map((row) => ({ id: row.id, personId: row.person_id, revision: row.revision }))
}
