import { sql, type Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import type { EventId, Id, OrganisationId, PersonId, RegistrationId } from '../../../values/ids.ts'
import type { State } from '../types.ts'
import type { Contact } from '../../accounts/index.ts'
import type { Known, Needs, Notice, Reminder } from './types.ts'

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

/** Confirmed people, in the order of their registrations, who were not reminded of this yet. */
export async function listUnreminded(
  db: Database,
  eventId: EventId,
  by: {
    readonly kind: Reminder
    readonly about: string
    readonly after: RegistrationId | null
    readonly limit: number
  },
): Promise<
  readonly {
    readonly id: RegistrationId
    readonly personId: PersonId
    readonly revision: number
    readonly confirmedAt: Date | null
  }[]
> {
  let next = db
    .selectFrom('registration')
    .select(['id', 'person_id', 'revision', 'decided_at', 'submitted_at'])
    .where('event_id', '=', eventId)
    .where('state', 'in', ['confirmed', 'checked-in'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('registration_reminder')
            .select('kind')
            .whereRef('registration_id', '=', 'registration.id')
            .where('kind', '=', by.kind)
            .where(sql<boolean>`about = ${by.about}::date`),
        ),
      ),
    )
  if (by.after) next = next.where('id', '>', by.after)
  const rows = await next.orderBy('id').limit(by.limit).execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    revision: row.revision,
    confirmedAt: row.decided_at ?? row.submitted_at,
  }))
}

/** Notes reminders. Says which were not noted before: nobody is told twice. */
export async function saveReminders(
  tx: Transaction,
  ids: readonly RegistrationId[],
  { kind, about }: { readonly kind: Reminder; readonly about: string },
  now: Date,
): Promise<ReadonlySet<RegistrationId>> {
  const rows = await tx
    .insertInto('registration_reminder')
    .values(ids.map((id) => ({ registration_id: id, kind, about, told_at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('registration_id')
    .execute()
  return new Set(rows.map((row) => row.registration_id))
}

/** Where the body writes to people who take part, with an account or entered by their organisation. */
export async function contactsOf(
  tx: Transaction,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Contact>> {
  const rows = await tx
    .selectFrom('person')
    .leftJoin('account', 'account.person_id', 'person.id')
    .leftJoin('account_identifier as contact', (join) =>
      join.onRef('contact.account_id', '=', 'account.id').on('contact.is_contact', '=', true),
    )
    .leftJoin('delegate', 'delegate.person_id', 'person.id')
    .select(['person.id', 'person.name', 'person.language'])
    .select(sql<string | null>`coalesce(contact.shown, delegate.address)`.as('address'))
    .where('person.id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .execute()
  return new Map(
    rows.flatMap(({ id, name, language, address }) =>
      address === null ? [] : [[id, { personId: id, address, language, name }] as const],
    ),
  )
}

/** Published events that begin within eight days or ended within four. */
export async function listEventsNear(db: Database, now: Date): Promise<readonly EventId[]> {
  const day = 86_400_000
  const rows = await db
    .selectFrom('event')
    .select('id')
    .where('state', '=', 'published')
    .where('starts_at', '<', new Date(now.getTime() + 8 * day))
    .where('ends_at', '>', new Date(now.getTime() - 4 * day))
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Published events that begin within so many days. */
export async function listEventsWithin(
  db: Database,
  now: Date,
  days: number,
): Promise<
  readonly {
    readonly id: EventId
    readonly contact: string
    readonly startsAt: Date
    readonly timeZone: string
  }[]
> {
  const rows = await db
    .selectFrom('event')
    .select(['id', 'contact', 'starts_at', 'time_zone'])
    .where('state', '=', 'published')
    .where('starts_at', '>', now)
    .where('starts_at', '<', new Date(now.getTime() + days * 86_400_000))
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    contact: row.contact,
    startsAt: row.starts_at,
    timeZone: row.time_zone,
  }))
}

/** What those who still count asked for, and how many they are. */
export async function needsOf(db: Database, eventId: EventId): Promise<Needs> {
  const rows = await db
    .selectFrom('registration')
    .select([
      sql<string | null>`nullif(answers->>'interpretation', '')`.as('language'),
      sql<number>`count(*)::int`.as('count'),
      sql<number>`count(*) filter (where mode = 'on-site')::int`.as('on_site'),
      sql<number>`count(*) filter (where coalesce(answers->>'accessNeeds', '') <> '')::int`.as(
        'access_needs',
      ),
    ])
    .where('event_id', '=', eventId)
    .where('state', 'in', ['pending', 'confirmed', 'waitlisted', 'offered', 'checked-in'])
    .groupBy('language')
    .orderBy('count', 'desc')
    .orderBy('language')
    .execute()
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0)
  return {
    onSite: sum((row) => row.on_site),
    remote: sum((row) => row.count - row.on_site),
    interpretation: rows.flatMap(({ language, count }) => (language ? [{ language, count }] : [])),
    accessNeeds: sum((row) => row.access_needs),
  }
}

/** Whose person was told since then that they withdrew or take part in another way, after a focal point had decided. */
export async function listChangedAfterDecision(
  db: Database,
  since: Date,
): Promise<
  readonly {
    readonly id: RegistrationId
    readonly personId: PersonId
    readonly organisationId: OrganisationId
    readonly sector: string | null
    readonly revision: number
  }[]
> {
  const rows = await db
    .selectFrom('outbox')
    .innerJoin('registration', (join) =>
      join.on(sql<boolean>`registration.id = (outbox.facts ->> 'registrationId')::uuid`),
    )
    .innerJoin('event', 'event.id', 'registration.event_id')
    .select(['registration.id', 'registration.person_id', 'registration.organisation_id', 'event.sector'])
    .select(sql<number>`(outbox.facts ->> 'revision')::int`.as('revision'))
    .where('outbox.occasion', 'in', ['registrations.withdrawn', 'registrations.mode-changed'])
    .where('outbox.created_at', '>', since)
    .where('registration.waits_for', '=', 'focal-point')
    .where('registration.decided_at', 'is not', null)
    .where('registration.organisation_id', 'is not', null)
    .orderBy('outbox.created_at')
    .execute()
  return rows.flatMap((row) =>
    row.organisation_id === null
      ? []
      : [
          {
            id: row.id,
            personId: row.person_id,
            organisationId: row.organisation_id,
            sector: row.sector,
            revision: row.revision,
          },
        ],
  )
}
