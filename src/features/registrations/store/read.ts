import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import type { EventId, PersonId, RegistrationId } from '../../../values/ids.ts'
import { live } from '../states.ts'
import type { Answers, Desk, Mode, Move, Registration, State } from '../types.ts'

type Row = Selectable<Tables['registration']>

/** A row of `registration` in the words of the house. */
export const registrationOf = (row: Row): Registration => ({
  id: row.id,
  number: row.number,
  eventId: row.event_id,
  personId: row.person_id,
  organisationId: row.organisation_id,
  category: row.category,
  state: row.state as State,
  mode: row.mode as Mode | null,
  answers: row.answers as Answers,
  asksVisa: row.asks_visa,
  inParticipantsList: row.in_participants_list,
  rule: row.rule,
  waitsFor: row.waits_for as Desk | null,
  decisionReason: row.decision_reason,
  revision: row.revision,
  createdAt: row.created_at,
  submittedAt: row.submitted_at,
  decidedAt: row.decided_at,
  decidedBy: row.decided_by,
  offerUntil: row.offer_until,
  changedAt: row.changed_at,
})

export async function findById(
  db: Database | Transaction,
  id: RegistrationId,
): Promise<Registration | undefined> {
  const row = await db.selectFrom('registration').selectAll().where('id', '=', id).executeTakeFirst()
  return row && registrationOf(row)
}

export async function findByNumber(db: Database, number: string): Promise<Registration | undefined> {
  const row = await db.selectFrom('registration').selectAll().where('number', '=', number).executeTakeFirst()
  return row && registrationOf(row)
}

/** The one registration of this person for this event that still counts, drafts included. */
export async function findLive(
  db: Database | Transaction,
  eventId: EventId,
  personId: PersonId,
): Promise<Registration | undefined> {
  const row = await db
    .selectFrom('registration')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('person_id', '=', personId)
    .where('state', 'in', live)
    .executeTakeFirst()
  return row && registrationOf(row)
}

/** The newest registration of this person for this event, whatever became of it. */
export async function findNewest(
  db: Database,
  eventId: EventId,
  personId: PersonId,
): Promise<Registration | undefined> {
  const row = await db
    .selectFrom('registration')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && registrationOf(row)
}

/** Reads and locks a registration until the transaction ends. Whoever needs the event's lock too takes that first. */
export async function holdRegistration(
  tx: Transaction,
  id: RegistrationId,
): Promise<Registration | undefined> {
  const row = await tx
    .selectFrom('registration')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && registrationOf(row)
}

/** Every step of a registration, oldest first. */
export async function movesOf(db: Database, id: RegistrationId): Promise<Move[]> {
  const rows = await db
    .selectFrom('registration_move')
    .selectAll()
    .where('registration_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    at: row.at,
    actorAccountId: row.actor_account_id,
    from: row.from_state as State | null,
    to: row.to_state as State,
    rule: row.rule,
    reason: row.reason,
  }))
}
