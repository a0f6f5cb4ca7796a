import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { EventId, Id, PersonId } from '../../../../values/ids.ts'
import type { Certificate, CertificateFacts } from '../types.ts'

const certificates = (db: Database | Transaction) =>
  db
    .selectFrom('attendance_certificate')
    .select([
      'id',
      'serial',
      'event_id',
      'person_id',
      'language',
      'facts',
      'issued_at',
      'ended_at',
      'end_reason',
    ])
    .select(sql<boolean>`file is not null`.as('has_file'))

type Row = Awaited<ReturnType<ReturnType<typeof certificates>['executeTakeFirstOrThrow']>>

const certificateOf = (row: Row): Certificate => ({
  id: row.id,
  serial: row.serial,
  eventId: row.event_id,
  personId: row.person_id,
  language: row.language,
  facts: row.facts as CertificateFacts | null,
  issuedAt: row.issued_at,
  endReason: row.end_reason as Certificate['endReason'],
  hasFile: row.has_file,
})

export async function findCertificate(db: Database, serial: string): Promise<Certificate | undefined> {
  const row = await certificates(db).where('serial', '=', serial).executeTakeFirst()
  return row && certificateOf(row)
}

/** The one that is valid. */
export async function findValid(
  db: Database | Transaction,
  eventId: EventId,
  personId: PersonId,
): Promise<Certificate | undefined> {
  const row = await certificates(db)
    .where('event_id', '=', eventId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row && certificateOf(row)
}

export async function findCertificateFile(db: Database, id: Id): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('attendance_certificate')
    .select('file')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.file ?? undefined
}

/** Ends the valid one, if there is one. */
export async function endCertificate(
  tx: Transaction,
  eventId: EventId,
  personId: PersonId,
  reason: 'replaced' | 'corrected',
  now: Date,
): Promise<void> {
  await tx
    .updateTable('attendance_certificate')
    .set({ ended_at: now, end_reason: reason })
    .where('event_id', '=', eventId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Issues one; false where another one was issued at the same moment, and is the valid one. */
export async function saveCertificate(
  tx: Transaction,
  it: Pick<Certificate, 'id' | 'serial' | 'eventId' | 'personId' | 'language'> & {
    readonly facts: CertificateFacts
  },
  now: Date,
): Promise<boolean> {
  const saved = await tx
    .insertInto('attendance_certificate')
    .values({
      id: it.id,
      serial: it.serial,
      event_id: it.eventId,
      person_id: it.personId,
      language: it.language,
      facts: JSON.stringify(it.facts),
      issued_at: now,
    })
    .onConflict((on) => on.columns(['event_id', 'person_id']).where('ended_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return saved !== undefined
}

export async function saveCertificateFile(db: Database, id: Id, file: Buffer): Promise<void> {
  await db
    .updateTable('attendance_certificate')
    .set({ file })
    .where('id', '=', id)
    .where('facts', 'is not', null)
    .execute()
}
