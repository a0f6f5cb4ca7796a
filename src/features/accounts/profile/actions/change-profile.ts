import { inTransaction } from '../../../../platform/database/database.ts'
import type { Database } from '../../../../platform/database/database.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { record } from '../../../audit/index.ts'
import { holdPerson, saveOwnWords } from '../../../directory/index.ts'
import type { OwnWords } from '../../../directory/index.ts'
import { compareSoon } from '../../near-duplicates/store.ts'
import { changedFields } from '../rules.ts'

/**
 * Saves what somebody says about themselves. The audit keeps which of it changed, so that a new name in the passport can
 * be followed, and never the words themselves.
 */
export function changeProfile(
  db: Database,
  actor: SignedIn,
  it: OwnWords,
  now: Date,
): Promise<{ readonly changed: readonly string[] }> {
  return inTransaction(db, async (tx) => {
    const was = await holdPerson(tx, actor.personId)
    const changed = was ? changedFields(was, it) : []
    if (changed.length === 0) return { changed }
    await saveOwnWords(tx, actor.personId, it)
    await compareSoon(tx, actor.accountId, now)
    await record(tx, actor, 'accounts.profile-changed', actor.personId, { fields: changed }, now)
    return { changed }
  })
}
