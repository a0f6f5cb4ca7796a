import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import type { AccountId, EventId, Id, PersonId } from '../../../../values/ids.ts'
import type { Correction, CorrectionAct, Origin } from '../types.ts'
import type { Asked } from './evidence.ts'

/** What staff corrected, by sitting and person, the oldest version first. */
export type CorrectionsOf = ReadonlyMap<Id, ReadonlyMap<PersonId, readonly Correction[]>>

export async function correctionsOf(
  db: Database | Transaction,
  { eventId, sittingIds, personIds }: Asked,
): Promise<CorrectionsOf> {
  let asked = db
    .selectFrom('attendance_correction as it')
    .innerJoin('account', 'account.id', 'it.corrected_by')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select(['it.sitting_id', 'it.person_id', 'it.version', 'it.act', 'it.from_at', 'it.until_at'])
    .select(['it.origin', 'it.reason', 'it.corrected_at', 'person.name'])
    .orderBy('it.version')
  if (eventId) asked = asked.where('it.event_id', '=', eventId)
  if (sittingIds) asked = asked.where('it.sitting_id', '=', sql<string>`any(${[...sittingIds]}::uuid[])`)
  if (personIds) asked = asked.where('it.person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
  const found = new Map<Id, Map<PersonId, Correction[]>>()
  for (const row of await asked.execute()) {
    const people = found.get(row.sitting_id) ?? new Map<PersonId, Correction[]>()
    found.set(row.sitting_id, people)
    const correction = {
      version: row.version,
      act: row.act as CorrectionAct,
      from: row.from_at,
      until: row.until_at,
      origin: row.origin as Origin | null,
      reason: row.reason,
      by: row.name,
      at: row.corrected_at,
    }
    people.set(row.person_id, [...(people.get(row.person_id) ?? []), correction])
  }
  return found
}

/** What a correction says, and about whom. */
export type NewCorrection = {
  readonly sittingId: Id
  readonly eventId: EventId
  readonly personId: PersonId
  readonly act: CorrectionAct
  readonly from: Date | null
  readonly until: Date | null
  readonly origin: Origin | null
  readonly reason: string
}

/**
 * Keeps a correction as the version after `seen`; false where somebody else has written that one meanwhile. The older ones
 * stay.
 */
export async function saveCorrection(
  tx: Transaction,
  it: NewCorrection,
  seen: number,
  by: AccountId,
  now: Date,
): Promise<boolean> {
  const saved = await tx
    .insertInto('attendance_correction')
    .values({
      id: newId(),
      sitting_id: it.sittingId,
      event_id: it.eventId,
      person_id: it.personId,
      version: seen + 1,
      act: it.act,
      from_at: it.from,
      until_at: it.until,
      origin: it.origin,
      reason: it.reason,
      corrected_by: by,
      corrected_at: now,
    })
    .onConflict((on) => on.columns(['sitting_id', 'person_id', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return saved !== undefined
}
