import { inTransaction } from '../../../../platform/database/database.ts'
import type { Database } from '../../../../platform/database/database.ts'
import { addJob } from '../../../../platform/jobs/index.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Language } from '../../../../values/language.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { decideExport } from '../rules.ts'
import { findNewest, saveAsked, saveAskedAgain } from '../store.ts'

/** Asks for a copy of everything that is kept about oneself. However often it is asked at once, one is made. */
export function askExport(
  db: Database,
  actor: SignedIn,
  wish: { readonly language: Language; readonly partsAll: number },
  now: Date,
): Promise<{ readonly asked: boolean } | Refusal> {
  return inTransaction(db, async (tx) => {
    const newest = await findNewest(tx, actor.accountId)
    const outcome = decideExport(newest, now)
    if (isRefusal(outcome)) return outcome
    if (outcome.make === 'none') return { asked: false }
    if (newest && outcome.make === 'again') await saveAskedAgain(tx, newest.id, now)
    const id =
      outcome.make === 'again'
        ? newest?.id
        : await saveAsked(tx, { accountId: actor.accountId, ...wish }, now)
    if (!id) return { asked: false }
    await addJob(tx, 'portal.make-export', { id })
    await record(tx, actor, 'portal.export-asked', actor.accountId, { export: id }, now)
    return { asked: true }
  })
}
