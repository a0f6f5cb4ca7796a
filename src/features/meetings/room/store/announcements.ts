import type { Database, Transaction } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'
import type { Sitting, SittingId } from '../../types.ts'
import type { Announcement } from '../types.ts'

const mostShown = 5

/** What is announced now, the newest first. */
export async function listAnnouncements(
  db: Database,
  sittingId: SittingId,
): Promise<readonly Announcement[]> {
  const rows = await db
    .selectFrom('meeting_announcement')
    .select(['id', 'words', 'made_at'])
    .where('sitting_id', '=', sittingId)
    .where('ended_at', 'is', null)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostShown)
    .execute()
  return rows.map((row) => ({ id: row.id, words: row.words, madeAt: row.made_at }))
}

export async function saveAnnouncement(
  tx: Transaction,
  sitting: Pick<Sitting, 'id' | 'eventId'>,
  words: string,
  by: AccountId,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('meeting_announcement')
    .values({
      id: newId(),
      sitting_id: sitting.id,
      event_id: sitting.eventId,
      words,
      made_by: by,
      made_at: now,
    })
    .execute()
}

/** Takes one down. Its words, or undefined where it was down already. */
export async function endAnnouncement(
  tx: Transaction,
  sittingId: SittingId,
  id: Id,
  now: Date,
): Promise<string | undefined> {
  const row = await tx
    .updateTable('meeting_announcement')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('sitting_id', '=', sittingId)
    .where('ended_at', 'is', null)
    .returning('words')
    .executeTakeFirst()
  return row?.words
}
