import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Id, PersonId } from '../../../values/ids.ts'
import type { Wordings } from '../types.ts'

/** Puts a notice away for somebody; twice is once. */
export async function saveDismissal(tx: Transaction, id: Id, personId: PersonId, now: Date): Promise<void> {
  await tx
    .insertInto('notice_dismissal')
    .values({ notice_id: id, person_id: personId, at: now })
    .onConflict((conflict) => conflict.constraint('notice_dismissed_once').doNothing())
    .execute()
}

/** What somebody put away, and when, the newest first. */
export const dismissalsOf = (
  db: Database,
  personId: PersonId,
): Promise<readonly { readonly notice_id: Id; readonly at: Date; readonly wordings: Wordings }[]> =>
  db
    .selectFrom('notice_dismissal')
    .innerJoin('notice', 'notice.id', 'notice_dismissal.notice_id')
    .select(['notice_id', 'at', 'notice.wordings'])
    .$castTo<{ notice_id: Id; at: Date; wordings: Wordings }>()
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .limit(500)
    .execute()

export const deleteDismissals = async (tx: Transaction, personId: PersonId): Promise<void> => {
  await tx.deleteFrom('notice_dismissal').where('person_id', '=', personId).execute()
}
