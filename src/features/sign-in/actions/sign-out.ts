import { inTransaction } from '../../../platform/database/database.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { record } from '../../audit/index.ts'

/** Notes that somebody signed out; the web ends the visit. */
export const signOut = (db: Database, actor: SignedIn, now: Date): Promise<void> =>
  inTransaction(db, (tx) => record(tx, actor, 'sign-in.signed-out', actor.accountId, {}, now))
