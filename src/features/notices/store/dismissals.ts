import { sql } from 'kysely'
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

/** Which of the notices that may still be shown somebody put away. */
export async function dismissedBy(db: Database, personId: PersonId): Promise<readonly Id[]> {
  const rows = await db
    .selectFrom('notice_dismissal')
    .innerJoin('notice', 'notice.id', 'notice_dismissal.notice_id')
    .select('notice_id')
    .where('person_id', '=', personId)
    .where('notice.state', '=', 'published')
    .orderBy('at', 'desc')
    .limit(500)
    .execute()
  return rows.map((row) => row.notice_id)
}

/** What one person put away the other has put away, too; says what moved. What both had put away stays with both. */
export async function dismissalsFollow(
  tx: Transaction,
  { from, into }: { readonly from: PersonId; readonly into: PersonId },
): Promise<readonly Id[]> {
  const rows = await tx
    .updateTable('notice_dismissal as one')
    .set({ person_id: into })
    .where('person_id', '=', from)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('notice_dismissal as other')
            .select('other.notice_id')
            .whereRef('other.notice_id', '=', 'one.notice_id')
            .where('other.person_id', '=', into),
        ),
      ),
    )
    .returning('notice_id')
    .execute()
  return rows.map((row) => row.notice_id)
}

/** What moved goes back. */
export async function dismissalsGoBack(
  tx: Transaction,
  { from, into }: { readonly from: PersonId; readonly into: PersonId },
  moved: readonly Id[],
): Promise<void> {
  await tx
    .updateTable('notice_dismissal')
    .set({ person_id: from })
    .where('person_id', '=', into)
    .where('notice_id', '=', sql<Id>`any(${[...moved]}::uuid[])`)
    .execute()
}

/** That somebody put away what is over or withdrawn since before a time is kept no longer. */
export async function forgetOldDismissals(db: Database, before: Date): Promise<void> {
  await db
    .deleteFrom('notice_dismissal')
    .using('notice')
    .whereRef('notice.id', '=', 'notice_dismissal.notice_id')
    .where((eb) =>
      eb.or([
        eb('notice.withdrawn_at', '<', before),
        eb('notice.shown_until', '<', before),
        eb.and([
          eb('notice.kind', '=', 'outage'),
          eb('notice.shown_until', 'is', null),
          eb('notice.ends_at', '<', before),
        ]),
      ]),
    )
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
