import { inTransaction } from '../../../platform/database/database.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { Language } from '../../../values/language.ts'
import { record } from '../../audit/index.ts'
import { savePreferences } from '../../directory/index.ts'

/** In which language the body writes to somebody, and in which zone they read times. */
export function changePreferences(
  db: Database,
  actor: SignedIn,
  preferences: { readonly language: Language; readonly timeZone: string | null },
  now: Date,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    await savePreferences(tx, actor.personId, preferences)
    await record(tx, actor, 'accounts.preferences-changed', actor.personId, {}, now)
  })
}
