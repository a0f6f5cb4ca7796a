import type { Database } from '../../../platform/database/database.ts'
import type { RecordsOf } from '../../../values/own-records.ts'
import type { AuditEntry } from '../types.ts'

/** What somebody did and what was done to them or their account, oldest first; the newest of it where it is too much. */
export async function entriesAbout(
  db: Database,
  { accountId, personId }: RecordsOf,
  most: number,
): Promise<readonly AuditEntry[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('actor_account_id', '=', accountId),
        eb('subject_id', '=', accountId),
        eb('subject_id', '=', personId),
      ]),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.toReversed().map((row) => ({
    id: row.id,
    at: row.at,
    actorKind: row.actor_kind as AuditEntry['actorKind'],
    actorAccountId: row.actor_account_id,
    act: row.act,
    subjectId: row.subject_id,
    details: row.details as AuditEntry['details'],
  }))
}
