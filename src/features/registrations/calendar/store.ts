import { sql, type Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import { hashToken, type Secrets } from '../../../platform/secrets.ts'
import type { Id, PersonId } from '../../../values/ids.ts'
import { registrationOf } from '../store/read.ts'
import type { Registration } from '../types.ts'
import type { CalendarLink } from './types.ts'

/** The secret part of a link: made from its id by this installation's key, so it is kept nowhere. */
export const calendarTokenOf = (secrets: Secrets, id: Id): string =>
  secrets.sign('registrations.calendar', id)

const linkOf = (row: Selectable<Tables['calendar_link']>): CalendarLink => ({
  id: row.id,
  personId: row.person_id,
  createdAt: row.created_at,
  readAt: row.read_at,
})

/** The link of a person that works at this moment. */
export async function findLiveLink(
  db: Database | Transaction,
  personId: PersonId,
): Promise<CalendarLink | undefined> {
  const row = await db
    .selectFrom('calendar_link')
    .selectAll()
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row && linkOf(row)
}

/** Whose calendar a token opens: nobody's once it has ended, or while its person has no account that is in use. */
export async function findLinkOfToken(db: Database, token: string): Promise<CalendarLink | undefined> {
  const row = await db
    .selectFrom('calendar_link')
    .innerJoin('account', 'account.person_id', 'calendar_link.person_id')
    .selectAll('calendar_link')
    .where('token_hash', '=', hashToken(token))
    .where('ended_at', 'is', null)
    .where('account.state', '=', 'active')
    .executeTakeFirst()
  return row && linkOf(row)
}

/** Ends whatever link a person has. Says which. */
export async function endLink(tx: Transaction, personId: PersonId, now: Date): Promise<Id | undefined> {
  const row = await tx
    .updateTable('calendar_link')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Makes a link. Undefined: somebody was faster, and there is one. */
export async function insertLink(
  tx: Transaction,
  secrets: Secrets,
  personId: PersonId,
  now: Date,
): Promise<Id | undefined> {
  const id = newId()
  const row = await tx
    .insertInto('calendar_link')
    .values({ id, person_id: personId, token_hash: hashToken(calendarTokenOf(secrets, id)), created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Notes that a program asked, once an hour at most: many ask every few minutes. */
export async function saveRead(db: Database, id: Id, now: Date): Promise<void> {
  await db
    .updateTable('calendar_link')
    .set({ read_at: now })
    .where('id', '=', id)
    .where((row) =>
      row.or([row('read_at', 'is', null), row('read_at', '<', new Date(now.getTime() - 3_600_000))]),
    )
    .execute()
}

export async function deleteLinks(tx: Transaction, personId: PersonId): Promise<void> {
  await tx.deleteFrom('calendar_link').where('person_id', '=', personId).execute()
}

/** What stands in somebody's calendar: what still counts or was called off, of events that ended after some day. */
export async function listForCalendar(
  db: Database,
  personId: PersonId,
  endedAfter: Date,
): Promise<readonly Registration[]> {
  const rows = await db
    .selectFrom('registration')
    .innerJoin('event', 'event.id', 'registration.event_id')
    .selectAll('registration')
    .where('registration.person_id', '=', personId)
    .where('event.ends_at', '>', endedAfter)
    .where(
      sql<boolean>`(registration.state in ('pending', 'confirmed', 'waitlisted', 'offered', 'checked-in')
        or (registration.state = 'cancelled' and event.state = 'cancelled'))`,
    )
    .orderBy('event.starts_at')
    .orderBy('registration.id')
    .limit(200)
    .execute()
  return rows.map(registrationOf)
}
