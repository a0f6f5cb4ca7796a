import { sql, type Selectable } from 'kysely'
import type { Database, Transaction } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../../values/actor.ts'
import type { Id } from '../../values/ids.ts'
import type { AuditAsked, AuditEntry } from './types.ts'

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

const atOnce = 1000

/** Writes the same act for many things, in as few statements as it takes: one line each, as `record` would. */
export async function recordAll(
  tx: Transaction,
  actor: Actor,
  act: string,
  all: readonly { readonly subjectId: Id; readonly details: Readonly<Record<string, unknown>> }[],
  now: Date,
): Promise<void> {
  if (actor.kind === 'person' && actor.viewedBy) throw new Error(`${act} in the name of somebody looked at`)
  const common = {
    at: now,
    actor_kind: actor.kind,
    actor_account_id: actor.kind === 'person' ? actor.accountId : null,
    act,
  }
  for (let place = 0; place < all.length; place += atOnce)
    await tx
      .insertInto('audit_entry')
      .values(
        all.slice(place, place + atOnce).map(({ subjectId, details }) => ({
          ...common,
          id: newId(),
          subject_id: subjectId,
          details: JSON.stringify(details),
        })),
      )
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
  return rows.map(entryOf)
}

const entryOf = (row: Selectable<Tables['audit_entry']>): AuditEntry => ({
  id: row.id,
  at: row.at,
  actorKind: row.actor_kind as AuditEntry['actorKind'],
  actorAccountId: row.actor_account_id,
  act: row.act,
  subjectId: row.subject_id,
  details: row.details as AuditEntry['details'],
})

/** What was done to any of these things, the newest first; `before` is the last entry of the page before. */
export async function historyOf(
  db: Database,
  subjects: readonly Id[],
  { most, before }: { readonly most: number; readonly before?: Id | undefined },
): Promise<readonly AuditEntry[]> {
  let entries = db
    .selectFrom('audit_entry')
    .selectAll()
    .where('subject_id', '=', sql<Id>`any(${[...subjects]}::uuid[])`)
  if (before)
    entries = entries.where(sql<boolean>`(at, id) < (select at, id from audit_entry where id = ${before})`)
  const rows = await entries.orderBy('at', 'desc').orderBy('id', 'desc').limit(most).execute()
  return rows.map(entryOf)
}

/** The newest lines of all, narrowed by what was done, to what, by whom and since when. */
export async function listAudit(db: Database, asked: AuditAsked): Promise<readonly AuditEntry[]> {
  let entries = db.selectFrom('audit_entry').selectAll()
  if (asked.act) entries = entries.where('act', 'like', `${asked.act.replace(/[%_\\]/g, '\\$&')}%`)
  if (asked.subjectId) entries = entries.where('subject_id', '=', asked.subjectId)
  if (asked.by) entries = entries.where('actor_account_id', '=', asked.by)
  if (asked.since) entries = entries.where('at', '>=', asked.since)
  if (asked.before) entries = entries.where('id', '<', asked.before)
  const rows = await entries.orderBy('id', 'desc').limit(asked.most).execute()
  return rows.map(entryOf)
}
