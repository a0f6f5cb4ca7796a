import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import type { EventId } from '../../../../values/ids.ts'
import type { GroupWords } from '../types.ts'

const columnsOf = (words: GroupWords) => ({
  sector: words.sector,
  meets_as: words.meetsAs,
  name: JSON.stringify(words.name),
  participation: JSON.stringify(words.participation),
  contact: words.contact,
})

/** Writes a new group; says whether its code was free. */
export async function insertGroup(
  tx: Transaction,
  id: string,
  words: GroupWords,
  now: Date,
): Promise<boolean> {
  const done = await tx
    .insertInto('event_group')
    .values({ id, ...columnsOf(words), created_at: now, changed_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function saveGroup(tx: Transaction, id: string, words: GroupWords, now: Date): Promise<void> {
  await tx
    .updateTable('event_group')
    .set({ ...columnsOf(words), changed_at: now })
    .where('id', '=', id)
    .execute()
}

/** Says whose meeting an event is; null: nobody's. */
export async function saveGroupOfEvent(
  tx: Transaction,
  eventId: EventId,
  groupId: string | null,
  now: Date,
): Promise<number> {
  const saved = await tx
    .updateTable('event')
    .set((row) => ({ group_id: groupId, revision: row('revision', '+', 1), changed_at: now }))
    .where('id', '=', eventId)
    .returning('revision')
    .executeTakeFirstOrThrow()
  return saved.revision
}

/** The groups of the profile that are not there yet; what staff wrote of the others stays. */
export async function addGroupsOfProfile(
  db: Database,
  { studyGroups }: Pick<Profile, 'studyGroups'>,
  now: Date,
): Promise<void> {
  if (studyGroups.length === 0) return
  await db
    .insertInto('event_group')
    .values(
      studyGroups.map(({ id, sector, label }) => ({
        id,
        sector,
        name: JSON.stringify(label),
        created_at: now,
        changed_at: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
