import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Id, PersonId } from '../../../../values/ids.ts'

type People = { readonly from: PersonId; readonly into: PersonId }

/**
 * What is known of one person becomes another's: evidence, corrections after those of the survivor, what they said about it, their
 * certificates. Returns which rows moved.
 */
export async function moveKnown(tx: Transaction, { from, into }: People, now: Date): Promise<readonly Id[]> {
  await sql`
    update attendance_certificate it set ended_at = ${now}, end_reason = 'replaced'
    where person_id = ${from} and ended_at is null and exists (
      select from attendance_certificate other
      where other.event_id = it.event_id and other.person_id = ${into} and other.ended_at is null)`.execute(
    tx,
  )
  const { rows } = await sql<{ id: Id }>`
    with evidence as (
      update attendance_event set person_id = ${into} where person_id = ${from} returning id
    ), corrections as (
      update attendance_correction it set person_id = ${into}, version = version + coalesce((
        select max(version) from attendance_correction other
        where other.sitting_id = it.sitting_id and other.person_id = ${into}), 0)
      where person_id = ${from} returning id
    ), objections as (
      update attendance_objection it set person_id = ${into}
      where person_id = ${from} and (answered_at is not null or not exists (
        select from attendance_objection other
        where other.sitting_id = it.sitting_id and other.person_id = ${into} and other.answered_at is null))
      returning id
    ), certificates as (
      update attendance_certificate set person_id = ${into} where person_id = ${from} returning id
    )
    select id from evidence union all select id from corrections
    union all select id from objections union all select id from certificates`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Gives back what was moved. */
export async function returnKnown(
  tx: Transaction,
  { from, into }: People,
  ids: readonly Id[],
): Promise<void> {
  for (const name of [
    'attendance_event',
    'attendance_correction',
    'attendance_objection',
    'attendance_certificate',
  ])
    await sql`
      update ${sql.table(name)} set person_id = ${from}
      where person_id = ${into} and id = any(${[...ids]}::uuid[])`.execute(tx)
}

/** Forgets what names somebody or was written by or about them. That somebody was there, and when, stays. */
export async function forgetKnown(tx: Transaction, personId: PersonId): Promise<void> {
  await tx.updateTable('attendance_event').set({ name: null }).where('person_id', '=', personId).execute()
  await tx
    .updateTable('attendance_correction')
    .set({ reason: '–' })
    .where('person_id', '=', personId)
    .execute()
  await tx.deleteFrom('attendance_objection').where('person_id', '=', personId).execute()
  await tx
    .updateTable('attendance_certificate')
    .set({ facts: null, file: null })
    .where('person_id', '=', personId)
    .execute()
}

/** What is known of somebody, what staff corrected, what they said about it and what they were certified. */
export async function listOwnKnown(db: Database, personId: PersonId) {
  const [evidence, corrections, objections, certificates] = await Promise.all([
    db
      .selectFrom('attendance_event as it')
      .innerJoin('event', 'event.id', 'it.event_id')
      .select(['event.code', 'it.sitting_id', 'it.source', 'it.kind', 'it.happened_at', 'it.until_at'])
      .where('it.person_id', '=', personId)
      .orderBy('it.happened_at')
      .execute(),
    db
      .selectFrom('attendance_correction as it')
      .innerJoin('event', 'event.id', 'it.event_id')
      .select([
        'event.code',
        'it.sitting_id',
        'it.act',
        'it.from_at',
        'it.until_at',
        'it.reason',
        'it.corrected_at',
      ])
      .where('it.person_id', '=', personId)
      .orderBy('it.corrected_at')
      .execute(),
    db
      .selectFrom('attendance_objection as it')
      .innerJoin('event', 'event.id', 'it.event_id')
      .select(['event.code', 'it.sitting_id', 'it.words', 'it.said_at', 'it.answer'])
      .where('it.person_id', '=', personId)
      .orderBy('it.said_at')
      .execute(),
    db
      .selectFrom('attendance_certificate as it')
      .innerJoin('event', 'event.id', 'it.event_id')
      .select(['event.code', 'it.serial', 'it.language', 'it.facts', 'it.issued_at', 'it.end_reason'])
      .where('it.person_id', '=', personId)
      .orderBy('it.issued_at')
      .execute(),
  ])
  return { evidence, corrections, objections, certificates }
}
