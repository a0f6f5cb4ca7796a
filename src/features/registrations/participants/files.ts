import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { EventId } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'
import type { ListFile } from './types.ts'

type Which = { readonly eventId: EventId; readonly language: Language }

/** Where the printed list of an event is, of one language. */
export async function findListFile(
  db: Database | Transaction,
  { eventId, language }: Which,
): Promise<ListFile | undefined> {
  const row = await db
    .selectFrom('participants_file')
    .select(['asked_at', 'made_at'])
    .where('event_id', '=', eventId)
    .where('language', '=', language)
    .executeTakeFirst()
  return row && { askedAt: row.asked_at, madeAt: row.made_at }
}

export async function findPdf(db: Database, { eventId, language }: Which): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('participants_file')
    .select('pdf')
    .where('event_id', '=', eventId)
    .where('language', '=', language)
    .executeTakeFirst()
  return row?.pdf ?? undefined
}

/** Notes that a file is wanted. False: somebody asked at the same moment, and `before` is no longer how it stands. */
export async function saveAsked(
  tx: Transaction,
  { eventId, language }: Which,
  before: ListFile | undefined,
  now: Date,
): Promise<boolean> {
  const row = { asked_at: now, made_at: null, pdf: null }
  if (!before) {
    const made = await tx
      .insertInto('participants_file')
      .values({ event_id: eventId, language, ...row })
      .onConflict((conflict) => conflict.doNothing())
      .returning('event_id')
      .executeTakeFirst()
    return made !== undefined
  }
  const saved = await tx
    .updateTable('participants_file')
    .set(row)
    .where('event_id', '=', eventId)
    .where('language', '=', language)
    .where('asked_at', '=', before.askedAt)
    .returning('event_id')
    .executeTakeFirst()
  return saved !== undefined
}

export async function saveMade(db: Database, { eventId, language }: Which, pdf: Buffer, now: Date) {
  await db
    .updateTable('participants_file')
    .set({ pdf, made_at: now })
    .where('event_id', '=', eventId)
    .where('language', '=', language)
    .where('made_at', 'is', null)
    .execute()
}

/** Removes files that are handed out no longer, and wishes that were lost. */
export async function forgetListFiles(db: Database, askedBefore: Date): Promise<number> {
  const gone = await db.deleteFrom('participants_file').where('asked_at', '<', askedBefore).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
