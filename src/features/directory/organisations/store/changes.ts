import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Tables } from '../../../../platform/database/tables.ts'
import { newId } from '../../../../platform/ids.ts'
import type { AccountId, Id, OrganisationId } from '../../../../values/ids.ts'
import type { ChangeState, FieldChange, RequestedChange } from '../types.ts'

const changeOf = (row: Selectable<Tables['organisation_change']>): RequestedChange => ({
  id: row.id,
  requestId: row.request_id,
  organisationId: row.organisation_id,
  field: row.field,
  from: row.old_value,
  to: row.new_value,
  state: row.state as ChangeState,
  askedBy: row.asked_by,
  askedAt: row.asked_at,
  decidedAt: row.decided_at,
  reason: row.reason,
})

/** What waits for a decision about one organisation, in the order in which it was asked for. */
export async function openChangesOf(
  db: Database | Transaction,
  organisationId: OrganisationId,
): Promise<readonly RequestedChange[]> {
  const rows = await db
    .selectFrom('organisation_change')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'asked')
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
  return rows.map(changeOf)
}

/** These changes, whatever became of them. */
export async function findChanges(
  db: Database | Transaction,
  ids: readonly Id[],
): Promise<readonly RequestedChange[]> {
  const rows = await db
    .selectFrom('organisation_change')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .execute()
  return rows.map(changeOf)
}

/** Keeps what was asked for together. What was asked for before about the same fields, and still waits, is replaced. */
export async function saveRequest(
  tx: Transaction,
  request: {
    readonly organisationId: OrganisationId
    readonly askedBy: AccountId
    readonly changes: readonly FieldChange[]
  },
  now: Date,
): Promise<Id> {
  const { organisationId, askedBy, changes } = request
  const requestId = newId()
  await tx
    .updateTable('organisation_change')
    .set({ state: 'replaced', decided_at: now })
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'asked')
    .where('field', '=', sql<string>`any(${changes.map(({ field }) => field)}::text[])`)
    .execute()
  await tx
    .insertInto('organisation_change')
    .values(
      changes.map(({ field, from, to }) => ({
        id: newId(),
        request_id: requestId,
        organisation_id: organisationId,
        field,
        old_value: JSON.stringify(from),
        new_value: JSON.stringify(to),
        state: 'asked',
        asked_by: askedBy,
        asked_at: now,
      })),
    )
    .execute()
  return requestId
}

export async function saveDecision(
  tx: Transaction,
  id: Id,
  decision: {
    readonly state: 'accepted' | 'refused'
    readonly reason?: string | undefined
    readonly by: AccountId | null
  },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('organisation_change')
    .set({ state: decision.state, reason: decision.reason ?? null, decided_by: decision.by, decided_at: now })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .execute()
}

/** What waits loses its organisation: it is gone, or has become another. */
export async function dropOpenChanges(
  tx: Transaction,
  organisationId: OrganisationId,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('organisation_change')
    .set({ state: 'replaced', decided_at: now })
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'asked')
    .execute()
}
