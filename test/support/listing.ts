import type { Database } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Id } from '../../src/values/ids.ts'
import { then } from './making.ts'

/** The real answer of the room above, for tests of the directory. */
export { holdersOf } from '../../src/features/accounts/index.ts'

type Level = 'public' | 'members' | 'secretariat'
type Column = 'name' | 'organisation' | 'job_title' | 'email' | 'phone' | 'country' | 'languages'

/** Somebody agrees to be in the directory, and says who sees what; the rest is as it usually is. */
export async function listInDirectory(
  db: Database,
  personId: Id,
  seenBy: Partial<Record<Column, Level>> = {},
): Promise<void> {
  await db
    .insertInto('consent')
    .values({ id: newId(), person_id: personId, kind: 'directory', text_version: '1', given_at: then })
    .execute()
  if (Object.keys(seenBy).length > 0)
    await db.updateTable('person_visibility').set(seenBy).where('person_id', '=', personId).execute()
}

/** Everything of theirs is for everybody. */
export const openToAll: Record<Column, Level> = {
  name: 'public',
  organisation: 'public',
  job_title: 'public',
  email: 'public',
  phone: 'public',
  country: 'public',
  languages: 'public',
}

/** Somebody takes the consent back. */
export async function unlist(db: Database, personId: Id): Promise<void> {
  await db
    .updateTable('consent')
    .set({ withdrawn_at: then })
    .where('person_id', '=', personId)
    .where('kind', '=', 'directory')
    .execute()
}
