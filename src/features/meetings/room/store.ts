import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, Id, PersonId } from '../../../values/ids.ts'
import type { Sitting, SittingId } from '../types.ts'
import type { Conduct, FloorState, Message, Speaker } from './types.ts'

type Of = Pick<Sitting, 'id' | 'eventId'>

/** Tells every process that something in a sitting is different; those inside see it at once. */
export const tellRoom = (tx: Transaction, sittingId: SittingId): Promise<unknown> =>
  sql`select pg_notify('plenary_meetings', ${sittingId})`.execute(tx)

export const roomChannel = 'plenary_meetings'

/** Locks how a sitting is led until the transaction ends: whoever changes the list of speakers comes here first. */
export async function holdConduct(tx: Transaction, sitting: Of): Promise<Conduct> {
  await tx
    .insertInto('meeting_conduct')
    .values({ sitting_id: sitting.id, event_id: sitting.eventId })
    .onConflict((on) => on.doNothing())
    .execute()
  const row = await tx
    .selectFrom('meeting_conduct')
    .select(['list_is_closed', 'ended_at'])
    .where('sitting_id', '=', sitting.id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { listIsClosed: row.list_is_closed, endedAt: row.ended_at }
}

export async function findConduct(db: Database | Transaction, sittingId: SittingId): Promise<Conduct> {
  const row = await db
    .selectFrom('meeting_conduct')
    .select(['list_is_closed', 'ended_at'])
    .where('sitting_id', '=', sittingId)
    .executeTakeFirst()
  return { listIsClosed: row?.list_is_closed ?? false, endedAt: row?.ended_at ?? null }
}

export const saveConduct = async (
  tx: Transaction,
  sittingId: SittingId,
  it: Partial<Conduct>,
): Promise<void> => {
  await tx
    .updateTable('meeting_conduct')
    .set({
      ...(it.listIsClosed !== undefined && { list_is_closed: it.listIsClosed }),
      ...(it.endedAt !== undefined && { ended_at: it.endedAt }),
    })
    .where('sitting_id', '=', sittingId)
    .execute()
}

const mostWaiting = 300

/** Who speaks, then who waits, in the order of the list. */
export async function listSpeakers(
  db: Database | Transaction,
  sittingId: SittingId,
): Promise<readonly (Speaker & { readonly place: number })[]> {
  const rows = await db
    .selectFrom('floor_request')
    .innerJoin('person', 'person.id', 'floor_request.person_id')
    .select([
      'floor_request.id',
      'person.id as person_id',
      'person.name',
      'state',
      'asked_at',
      'began_at',
      'place',
    ])
    .select((it) =>
      organisationOf(it.ref('floor_request.person_id'), it.ref('floor_request.event_id')).as('organisation'),
    )
    .where('sitting_id', '=', sittingId)
    .where('state', 'in', ['waiting', 'speaking'])
    .orderBy(sql`state = 'speaking'`, 'desc')
    .orderBy('place')
    .orderBy('floor_request.id')
    .limit(mostWaiting)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name,
    organisation: row.organisation ?? '',
    state: row.state as FloorState,
    askedAt: row.asked_at,
    beganAt: row.began_at,
    place: row.place,
  }))
}

/** Whom somebody is at an event for. */
const organisationOf = (person: unknown, event: unknown) =>
  sql<string | null>`(
    select organisation.name from registration join organisation on organisation.id = registration.organisation_id
    where registration.event_id = ${event} and registration.person_id = ${person}
      and registration.state in ('confirmed', 'checked-in')
    limit 1)`

/** The last request of one person, whatever became of it. */
export async function lastRequestOf(
  db: Database | Transaction,
  sittingId: SittingId,
  personId: PersonId,
): Promise<{ readonly id: Id; readonly state: FloorState } | undefined> {
  const row = await db
    .selectFrom('floor_request')
    .select(['id', 'state'])
    .where('sitting_id', '=', sittingId)
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { id: row.id, state: row.state as FloorState }
}

/** Puts somebody at the end of the list. */
export async function saveRequest(
  tx: Transaction,
  sitting: Of,
  personId: PersonId,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('floor_request')
    .columns(['id', 'sitting_id', 'event_id', 'person_id', 'place', 'state', 'asked_at'])
    .expression((it) =>
      it
        .selectFrom('floor_request')
        .select([
          sql<string>`${newId()}::uuid`.as('id'),
          sql<string>`${sitting.id}::uuid`.as('sitting_id'),
          sql<string>`${sitting.eventId}::uuid`.as('event_id'),
          sql<string>`${personId}::uuid`.as('person_id'),
          sql<number>`coalesce(max(place), 0) + 1`.as('place'),
          sql<string>`'waiting'`.as('state'),
          sql<Date>`${now}::timestamptz`.as('asked_at'),
        ])
        .where('sitting_id', '=', sitting.id),
    )
    .execute()
}

/** Moves a request to another state, with the moment that belongs to it. */
export async function saveFloor(tx: Transaction, id: Id, state: FloorState, now: Date): Promise<void> {
  await tx
    .updateTable('floor_request')
    .set({
      state,
      ...(state === 'speaking' && { began_at: now }),
      ...((state === 'spoken' || state === 'withdrawn') && { ended_at: now }),
    })
    .where('id', '=', id)
    .execute()
}

export const savePlace = async (tx: Transaction, id: Id, place: number): Promise<void> => {
  await tx.updateTable('floor_request').set({ place }).where('id', '=', id).execute()
}

const mostMessages = 100

/** The newest messages, oldest first; those taken away are not among them. */
export async function listMessages(db: Database, sittingId: SittingId): Promise<readonly Message[]> {
  const rows = await db
    .selectFrom('meeting_message')
    .innerJoin('person', 'person.id', 'meeting_message.person_id')
    .select([
      'meeting_message.id',
      'person.id as person_id',
      'person.name',
      'meeting_message.words',
      'sent_at',
    ])
    .select((it) =>
      organisationOf(it.ref('meeting_message.person_id'), it.ref('meeting_message.event_id')).as(
        'organisation',
      ),
    )
    .where('sitting_id', '=', sittingId)
    .where('removed_by', 'is', null)
    .orderBy('sent_at', 'desc')
    .orderBy('meeting_message.id', 'desc')
    .limit(mostMessages)
    .execute()
  return rows.toReversed().map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name,
    organisation: row.organisation ?? '',
    words: row.words,
    sentAt: row.sent_at,
  }))
}

export async function saveMessage(
  tx: Transaction,
  sitting: Of,
  personId: PersonId,
  words: string,
  now: Date,
) {
  const of = { sitting_id: sitting.id, event_id: sitting.eventId, person_id: personId }
  await tx
    .insertInto('meeting_message')
    .values({ id: newId(), ...of, words, sent_at: now })
    .execute()
}

export async function removeMessage(
  tx: Transaction,
  sittingId: SittingId,
  id: Id,
  by: AccountId,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('meeting_message')
    .set({ removed_by: by })
    .where('id', '=', id)
    .where('sitting_id', '=', sittingId)
    .where('removed_by', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function saveCaption(
  tx: Transaction,
  sitting: Of,
  personId: PersonId,
  words: string,
  now: Date,
) {
  const of = { sitting_id: sitting.id, event_id: sitting.eventId, person_id: personId }
  await tx
    .insertInto('caption_line')
    .values({ id: newId(), ...of, words, typed_at: now })
    .execute()
}

/** The last three lines, oldest first. */
export async function listCaptions(db: Database, sittingId: SittingId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('caption_line')
    .select('words')
    .where('sitting_id', '=', sittingId)
    .orderBy('typed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(3)
    .execute()
  return rows.toReversed().map(({ words }) => words)
}
