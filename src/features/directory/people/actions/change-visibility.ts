import { inTransaction } from '../../../../platform/database/database.ts'
import type { Database } from '../../../../platform/database/database.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { record } from '../../../audit/index.ts'
import { changedLevels } from '../rules.ts'
import { holdLevels, saveLevels } from '../store/visibility.ts'
import type { Levels } from '../types.ts'

/** A person says who sees what of them. It holds from the next page on, for everybody; the audit keeps what changed. */
export function changeVisibility(
  db: Database,
  actor: SignedIn,
  to: Levels,
  now: Date,
): Promise<{ changed: boolean }> {
  return inTransaction(db, async (tx) => {
    const changes = changedLevels(await holdLevels(tx, actor.personId), to)
    if (Object.keys(changes).length === 0) return { changed: false }
    await saveLevels(tx, actor.personId, to)
    await record(tx, actor, 'directory.visibility-changed', actor.personId, changes, now)
    return { changed: true }
  })
}
