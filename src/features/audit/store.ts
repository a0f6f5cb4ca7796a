import type { Database, Transaction } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../../values/actor.ts'
import type { Id } from '../../values/ids.ts'
import type { AuditEntry } from './types.ts'

/**
 * Writes who did what, in the transaction of the act: what is not recorded did not happen. `details` holds codes and
 * ids, never passwords, tokens or what a person wrote. Nothing is done in the name of somebody whose pages are only
 * looked at.
 */
export async function record(
  tx: Transaction,
  actor: Actor,
  act: string,
  subjectId: Id | undefined,
  details: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<void> {
  if (actor.kind === 'person' && actor.viewedBy) throw new Error(`${act} in the name of somebody looked at`)
  await tx
    .insertInto('audit_entry')
    .values({
      id: newId(),
      at: now,
      actor_kind: actor.kind,
      actor_account_id: actor.kind === 'person' ? actor.accountId : null,
      act,
      subject_id: subjectId ?? null,
      details: JSON.stringify(details),
    })
    .execute()
}

/** Everything that was done to one thing, oldest first. */
export async function trailOf(db: Database | Transaction, subjectId: Id): Promise<readonly AuditEntry[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    actorKind: row.actor_kind as AuditEntry['actorKind'],
    actorAccountId: row.actor_account_id,
    act: row.act,
    subjectId: row.subject_id,
    details: row.details as AuditEntry['details'],
  }))
}
