import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Tables } from '../../../../platform/database/tables.ts'
import { newId } from '../../../../platform/ids.ts'
import type { AccountId, Id, OrganisationId, PersonId } from '../../../../values/ids.ts'
import type { Change, ChangeState, Wish } from '../types.ts'

const changeOf = (row: Selectable<Tables['focal_point_change']>): Change => ({
  id: row.id,
  what: row.what as Change['what'],
  organisationId: row.organisation_id,
  kind: row.kind,
  sector: row.sector,
  isDeputy: row.is_deputy,
  roleId: row.role_id,
  personId: row.person_id,
  newcomer:
    row.email === null
      ? null
      : { firstName: row.first_name, lastName: row.last_name ?? '', email: row.email },
  expiresOn: row.expires_on,
  reason: row.reason,
  state: row.state as ChangeState,
  askedBy: row.asked_by,
  askedAt: row.asked_at,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
  decisionNote: row.decision_note,
})

/** Saves a change as asked for. Undefined: the same is asked for already. */
export async function saveAsked(
  tx: Transaction,
  it: Wish,
  askedBy: AccountId,
  now: Date,
): Promise<Id | undefined> {
  const saved = await tx
    .insertInto('focal_point_change')
    .values({
      id: newId(),
      what: it.what,
      organisation_id: it.organisationId,
      kind: it.kind,
      sector: it.sector,
      is_deputy: it.isDeputy,
      role_id: it.roleId,
      person_id: it.personId,
      first_name: it.newcomer?.firstName ?? null,
      last_name: it.newcomer?.lastName ?? null,
      email: it.newcomer?.email ?? null,
      expires_on: it.expiresOn,
      reason: it.reason,
      state: 'asked',
      asked_by: askedBy,
      asked_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return saved?.id
}

export type Decided = {
  readonly state: Exclude<ChangeState, 'asked'>
  readonly by: AccountId | null
  readonly note?: string | null
  readonly newRoleId?: Id | null
  /** A newcomer who turned out to be somebody, or became somebody. */
  readonly personId?: PersonId
}

/** Decides an open change. False: somebody else was faster. */
export async function saveDecided(tx: Transaction, id: Id, it: Decided, now: Date): Promise<boolean> {
  const saved = await tx
    .updateTable('focal_point_change')
    .set({
      state: it.state,
      decided_by: it.by,
      decided_at: now,
      decision_note: it.note ?? null,
      new_role_id: it.newRoleId ?? null,
    })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .returning('id')
    .executeTakeFirst()
  return saved !== undefined
}

export async function findChange(db: Database | Transaction, id: Id): Promise<Change | undefined> {
  const row = await db.selectFrom('focal_point_change').selectAll().where('id', '=', id).executeTakeFirst()
  return row && changeOf(row)
}

/** Holds a change until the transaction ends, so that two signatures cannot both count. */
export async function holdChange(tx: Transaction, id: Id): Promise<Change | undefined> {
  const row = await tx
    .selectFrom('focal_point_change')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && changeOf(row)
}

/** Changes that wait for the secretariat, longest first. */
export async function listAsked(
  db: Database,
  page: { readonly most: number; readonly from: number },
): Promise<readonly Change[]> {
  const rows = await db
    .selectFrom('focal_point_change')
    .selectAll()
    .where('state', '=', 'asked')
    .orderBy('asked_at')
    .orderBy('id')
    .limit(page.most)
    .offset(page.from)
    .execute()
  return rows.map(changeOf)
}

export async function countAsked(db: Database): Promise<number> {
  const row = await db
    .selectFrom('focal_point_change')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('state', '=', 'asked')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** The changes of an organisation, the newest first: those that wait, and what became of the others. */
export async function changesOf(
  db: Database | Transaction,
  organisationId: OrganisationId,
  asked: { readonly states?: readonly ChangeState[]; readonly most: number },
): Promise<readonly Change[]> {
  let query = db.selectFrom('focal_point_change').selectAll().where('organisation_id', '=', organisationId)
  if (asked.states) query = query.where('state', '=', sql<string>`any(${[...asked.states]}::text[])`)
  const rows = await query.orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(asked.most).execute()
  return rows.map(changeOf)
}

/** Withdraws what is still asked for and has lost its ground: the role it would end is over. */
export async function withdrawChangesOf(tx: Transaction, roleIds: readonly Id[], now: Date): Promise<void> {
  await tx
    .updateTable('focal_point_change')
    .set({ state: 'withdrawn', decided_at: now })
    .where('role_id', '=', sql<string>`any(${[...roleIds]}::uuid[])`)
    .where('state', '=', 'asked')
    .execute()
}
