import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { QueueHeap, QueueLine, VisaState } from '../types.ts'

const heaps: Readonly<Record<QueueHeap, readonly VisaState[]>> = {
  waiting: ['ready', 'in-process'],
  returned: ['returned', 'incomplete'],
  issued: ['issued', 'granted', 'refused', 'not-used'],
  ended: ['cancelled'],
}

/** Who waits for a letter, the meeting that begins first in front; only registrations that still count wait. */
export async function listQueue(
  db: Database,
  { heap, page, perPage }: { readonly heap: QueueHeap; readonly page: number; readonly perPage: number },
): Promise<readonly QueueLine[]> {
  const rows = await queueOf(db, heap)
    .select([
      'visa_request.id',
      'visa_request.state',
      'visa_request.sent_at',
      'visa_request.taken_by',
      'person.name',
      'person.country_code',
      'registration.number',
      'registration.event_id',
    ])
    .orderBy('event.starts_at')
    .orderBy('visa_request.sent_at')
    .orderBy('visa_request.id')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    state: row.state as VisaState,
    sentAt: row.sent_at,
    takenBy: row.taken_by,
    person: row.name,
    countryCode: row.country_code,
    number: row.number,
    eventId: row.event_id,
  }))
}

const queueOf = (db: Database, heap: QueueHeap) => {
  const all = db
    .selectFrom('visa_request')
    .innerJoin('registration', 'registration.id', 'visa_request.registration_id')
    .innerJoin('person', 'person.id', 'registration.person_id')
    .innerJoin('event', 'event.id', 'registration.event_id')
    .where('visa_request.state', '=', sql<string>`any(${heaps[heap]}::text[])`)
  return heap === 'waiting' ? all.where('registration.state', 'in', ['confirmed', 'checked-in']) : all
}

export async function countQueue(db: Database, heap: QueueHeap): Promise<number> {
  const row = await queueOf(db, heap)
    .select(sql<string>`count(*)`.as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
