import type { Database, Transaction } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import type { AccountId, EventId, Id, PersonId } from '../../../../values/ids.ts'
import type { Objection } from '../types.ts'

/** What was said about an event, newest first; of one person, or what still waits. */
export async function listObjections(
  db: Database | Transaction,
  eventId: EventId,
  only: { readonly personId: PersonId } | 'open',
): Promise<readonly (Objection & { readonly name: string })[]> {
  let asked = db
    .selectFrom('attendance_objection as it')
    .innerJoin('person', 'person.id', 'it.person_id')
    .select(['it.sitting_id', 'it.person_id', 'it.words', 'it.said_at', 'it.answer', 'it.answered_at'])
    .select('person.name')
    .where('it.event_id', '=', eventId)
  asked =
    only === 'open'
      ? asked.where('it.answered_at', 'is', null)
      : asked.where('it.person_id', '=', only.personId)
  const rows = await asked.orderBy('it.said_at', 'desc').limit(500).execute()
  return rows.map((row) => ({
    sittingId: row.sitting_id,
    personId: row.person_id,
    words: row.words,
    saidAt: row.said_at,
    answer: row.answer,
    answeredAt: row.answered_at,
    name: row.name,
  }))
}

/** Keeps what somebody says; false where they have said something that still waits. */
export async function saveObjection(
  tx: Transaction,
  it: Pick<Objection, 'sittingId' | 'personId' | 'words'> & { readonly eventId: EventId },
  now: Date,
): Promise<boolean> {
  const saved = await tx
    .insertInto('attendance_objection')
    .values({
      id: newId(),
      sitting_id: it.sittingId,
      event_id: it.eventId,
      person_id: it.personId,
      words: it.words,
      said_at: now,
    })
    .onConflict((on) => on.columns(['sitting_id', 'person_id']).where('answered_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return saved !== undefined
}

/** Answers what waits; undefined where nothing does. */
export async function answerObjection(
  tx: Transaction,
  sittingId: Id,
  personId: PersonId,
  { answer, by }: { readonly answer: string; readonly by: AccountId },
  now: Date,
): Promise<Id | undefined> {
  const row = await tx
    .updateTable('attendance_objection')
    .set({ answer, answered_by: by, answered_at: now })
    .where('sitting_id', '=', sittingId)
    .where('person_id', '=', personId)
    .where('answered_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** What was said and answered, for the letter about it. */
export async function findAnswered(
  db: Database,
  id: Id,
): Promise<Pick<Objection, 'sittingId' | 'personId' | 'words' | 'answer'> | undefined> {
  const row = await db
    .selectFrom('attendance_objection')
    .select(['sitting_id', 'person_id', 'words', 'answer'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { sittingId: row.sitting_id, personId: row.person_id, words: row.words, answer: row.answer }
}
