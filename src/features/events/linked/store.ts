import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { EventId } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'
import type { LinkedEvent, Links } from './types.ts'

const columns = [
  'event.id',
  'event.code',
  'event.title',
  'event.state',
  'event.time_zone',
  'event.starts_at',
  'event.ends_at',
] as const

type Row = {
  id: EventId
  code: string
  title: unknown
  state: string
  time_zone: string
  starts_at: Date
  ends_at: Date
}

const linkedOf = (row: Row): LinkedEvent => ({
  id: row.id,
  code: row.code,
  title: row.title as Localised,
  state: row.state,
  timeZone: row.time_zone,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
})

/** Both sides of an event's links, in the order of time. */
export async function linksOf(db: Database | Transaction, id: EventId): Promise<Links> {
  const opens = await db
    .selectFrom('event_link')
    .innerJoin('event', 'event.id', 'event_link.opens_event_id')
    .select(columns)
    .where('event_link.event_id', '=', id)
    .orderBy('event.starts_at')
    .execute()
  const openedBy = await db
    .selectFrom('event_link')
    .innerJoin('event', 'event.id', 'event_link.event_id')
    .select(columns)
    .where('event_link.opens_event_id', '=', id)
    .orderBy('event.starts_at')
    .execute()
  return { opens: opens.map(linkedOf), openedBy: openedBy.map(linkedOf) }
}

/** What strangers may know of: events that are announced and not over. */
export const announced = ({ opens, openedBy }: Links, now: Date): Links => {
  const isAhead = (one: LinkedEvent) => one.state === 'published' && one.endsAt > now
  return { opens: opens.filter(isAhead), openedBy: openedBy.filter(isAhead) }
}

export async function insertLink(tx: Transaction, from: EventId, opens: EventId): Promise<boolean> {
  const done = await tx
    .insertInto('event_link')
    .values({ event_id: from, opens_event_id: opens })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function deleteLink(tx: Transaction, from: EventId, opens: EventId): Promise<boolean> {
  const done = await tx
    .deleteFrom('event_link')
    .where('event_id', '=', from)
    .where('opens_event_id', '=', opens)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}
