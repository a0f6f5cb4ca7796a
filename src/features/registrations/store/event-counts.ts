import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { EventId } from '../../../values/ids.ts'
import type { EventCounts } from '../../events/index.ts'
import { seated } from '../states.ts'

/** How many registrations of an event hold a seat, wait for one, or wait for somebody's word, by mode. */
export async function countsOfEvent(db: Database | Transaction, eventId: EventId): Promise<EventCounts> {
  const rows = await db
    .selectFrom('registration')
    .select('mode')
    .select(sql<number>`(count(*) filter (where state = any(${seated})))::int`.as('seated'))
    .select(sql<number>`(count(*) filter (where state = 'waitlisted'))::int`.as('waiting'))
    .select(sql<number>`(count(*) filter (where state = 'pending'))::int`.as('pending'))
    .where('event_id', '=', eventId)
    .groupBy('mode')
    .execute()
  const of = (mode: string) => {
    const { seated = 0, waiting = 0, pending = 0 } = rows.find((row) => row.mode === mode) ?? {}
    return { seated, waiting, pending }
  }
  return { 'on-site': of('on-site'), remote: of('remote') }
}
