import type { Insertable, Updateable } from 'kysely'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { Tables } from '../../../../platform/database/tables.ts'
import type { EventId } from '../../../../values/ids.ts'
import type { EventSession, EventState, EventView } from '../../types.ts'
import { plainFields, wordFields, type FieldName } from '../types.ts'

export const columnOf = (field: string): string =>
  field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const isJson = new Set<string>([...wordFields, 'retention'])

/** Saves those fields of an event that are held and different, and raises its revision. */
export async function saveEvent(
  tx: Transaction,
  after: EventView,
  changed: readonly FieldName[],
  now: Date,
): Promise<number> {
  const names = new Set(changed.map((name) => name.split('.')[0] as string))
  const columns = [...plainFields, ...wordFields]
    .filter((field) => names.has(field))
    .map((field) => [columnOf(field), isJson.has(field) ? JSON.stringify(after[field]) : after[field]])
  return saveColumns(tx, after.id, Object.fromEntries(columns) as Updateable<Tables['event']>, now)
}

/** Saves columns of an event that is held; the new revision. */
export async function saveColumns(
  tx: Transaction,
  id: EventId,
  columns: Updateable<Tables['event']>,
  now: Date,
): Promise<number> {
  const saved = await tx
    .updateTable('event')
    .set((row) => ({ ...columns, revision: row('revision', '+', 1), changed_at: now }))
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirstOrThrow()
  return saved.revision
}

/** Moves an event that is held to another state. */
export const saveState = (
  tx: Transaction,
  id: EventId,
  state: EventState,
  now: Date,
  cancelReason?: string,
): Promise<number> =>
  saveColumns(
    tx,
    id,
    { state, ...(cancelReason !== undefined && { cancel_reason: cancelReason, cancelled_at: now }) },
    now,
  )

/** Writes a session of an event that is held, or puts it in the place of the one with the same id. */
export async function saveSession(tx: Transaction, eventId: EventId, session: EventSession): Promise<void> {
  const row = {
    title: JSON.stringify(session.title),
    starts_at: session.startsAt,
    ends_at: session.endsAt,
  }
  await tx
    .insertInto('event_session')
    .values({ id: session.id, event_id: eventId, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

export async function deleteSession(tx: Transaction, eventId: EventId, id: string): Promise<void> {
  await tx.deleteFrom('event_session').where('id', '=', id).where('event_id', '=', eventId).execute()
}

/** Writes a copy of an event's row, with what is different about the copy. */
export async function insertCopy(
  tx: Transaction,
  from: EventId,
  copy: Partial<Insertable<Tables['event']>> & { readonly id: EventId },
): Promise<void> {
  const row = await tx.selectFrom('event').selectAll().where('id', '=', from).executeTakeFirstOrThrow()
  const json = Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value !== null && typeof value === 'object' && !(value instanceof Date) && !Array.isArray(value)
        ? JSON.stringify(value)
        : value,
    ]),
  ) as Insertable<Tables['event']>
  await tx
    .insertInto('event')
    .values({ ...json, ...copy })
    .execute()
}
