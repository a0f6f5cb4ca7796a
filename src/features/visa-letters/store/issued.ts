import { type Selectable, sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import type { VisaLetter } from '../types.ts'

const letterOf = (
  row: Pick<
    Selectable<Tables['visa_letter']>,
    'id' | 'request_id' | 'serial' | 'language' | 'issued_at' | 'ended_at' | 'end_reason'
  > & { has_file: boolean },
): VisaLetter => ({
  id: row.id,
  requestId: row.request_id,
  serial: row.serial,
  language: row.language,
  issuedAt: row.issued_at,
  endedAt: row.ended_at,
  endReason: row.end_reason as VisaLetter['endReason'],
  hasFile: row.has_file,
})

const letters = (db: Database | Transaction) =>
  db
    .selectFrom('visa_letter')
    .select(['id', 'request_id', 'serial', 'language', 'issued_at', 'ended_at', 'end_reason'])
    .select(sql<boolean>`file is not null`.as('has_file'))

/** The letters of a request, newest first. */
export async function lettersOf(db: Database | Transaction, requestId: Id): Promise<readonly VisaLetter[]> {
  const rows = await letters(db).where('request_id', '=', requestId).orderBy('issued_at', 'desc').execute()
  return rows.map(letterOf)
}

export async function findLetter(db: Database, serial: string): Promise<VisaLetter | undefined> {
  const row = await letters(db).where('serial', '=', serial).executeTakeFirst()
  return row && letterOf(row)
}

/** What a letter says and its file, sealed; undefined parts are erased or not made yet. */
export async function findSealed(
  db: Database | Transaction,
  id: Id,
): Promise<{ readonly facts: Buffer | null; readonly file: Buffer | null } | undefined> {
  return db.selectFrom('visa_letter').select(['facts', 'file']).where('id', '=', id).executeTakeFirst()
}

export async function saveLetter(
  tx: Transaction,
  it: {
    readonly id: Id
    readonly requestId: Id
    readonly serial: string
    readonly language: string
    readonly facts: Buffer
    readonly issuedBy: AccountId
  },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('visa_letter')
    .values({
      id: it.id,
      request_id: it.requestId,
      serial: it.serial,
      language: it.language,
      facts: it.facts,
      issued_at: now,
      issued_by: it.issuedBy,
    })
    .execute()
}

export async function saveFile(tx: Transaction, id: Id, file: Buffer): Promise<void> {
  await tx
    .updateTable('visa_letter')
    .set({ file })
    .where('id', '=', id)
    .where('facts', 'is not', null)
    .execute()
}

/** A letter that is valid no more; whoever looks its serial up is told so. */
export async function endLetters(
  tx: Transaction,
  requestId: Id,
  reason: 'replaced' | 'cancelled',
  now: Date,
): Promise<void> {
  await tx
    .updateTable('visa_letter')
    .set({ ended_at: now, end_reason: reason })
    .where('request_id', '=', requestId)
    .where('ended_at', 'is', null)
    .execute()
}
