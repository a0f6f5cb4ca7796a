import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
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
