import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Tables } from '../../../../platform/database/tables.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Id, OrganisationId, PersonId } from '../../../../values/ids.ts'
import type { Gap, OpenGap } from '../types.ts'

/** A member with its live roles, as far as gaps are concerned. */
export type MemberRoles = {
  readonly organisationId: OrganisationId
  readonly sectors: readonly string[]
  readonly roles: readonly {
    readonly personId: PersonId
    readonly kind: string
    readonly sector: string | null
  }[]
}

/** Members in a listed organisation, with their live roles: these, or all. */
export async function listMemberRoles(
  db: Database | Transaction,
  ids?: readonly OrganisationId[],
): Promise<readonly MemberRoles[]> {
  let query = db
    .selectFrom('organisation')
    .select(['id', 'sectors'])
    .select(
      sql<MemberRoles['roles']>`coalesce((
        select jsonb_agg(jsonb_build_object('personId', person_id, 'kind', kind, 'sector', sector))
        from focal_point where organisation_id = organisation.id and until is null), '[]')`.as('roles'),
    )
    .where('state', '=', 'listed')
    .where('membership', '<>', 'none')
  if (ids) query = query.where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
  const rows = await query.orderBy('id').execute()
  return rows.map((row) => ({ organisationId: row.id, sectors: row.sectors, roles: row.roles }))
}

const gapOf = (row: Pick<Selectable<Tables['focal_point_gap']>, (typeof columns)[number]>): OpenGap => ({
  id: row.id,
  organisationId: row.organisation_id,
  kind: row.kind,
  sector: row.sector,
  since: row.since,
})

const columns = ['id', 'organisation_id', 'kind', 'sector', 'since'] as const

/** Gaps that are open: of these organisations, or all; the oldest first. */
export async function openGaps(
  db: Database | Transaction,
  asked: {
    readonly ids?: readonly OrganisationId[]
    readonly most?: number
    readonly from?: number
  } = {},
): Promise<readonly OpenGap[]> {
  let query = db.selectFrom('focal_point_gap').select(columns).where('ended_at', 'is', null)
  if (asked.ids) query = query.where('organisation_id', '=', sql<string>`any(${[...asked.ids]}::uuid[])`)
  if (asked.most !== undefined) query = query.limit(asked.most).offset(asked.from ?? 0)
  const rows = await query.orderBy('since').orderBy('id').execute()
  return rows.map(gapOf)
}

/** Opens gaps. Returns those that were not open already: whoever gets one tells of it. */
export async function saveGaps(
  tx: Transaction,
  gaps: readonly (Gap & { readonly organisationId: OrganisationId })[],
  now: Date,
): Promise<readonly OpenGap[]> {
  if (gaps.length === 0) return []
  const rows = await tx
    .insertInto('focal_point_gap')
    .values(
      gaps.map((gap) => ({
        id: newId(),
        organisation_id: gap.organisationId,
        kind: gap.kind,
        sector: gap.sector,
        since: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(columns)
    .execute()
  return rows.map(gapOf)
}

/** Those of these gaps that are still open, by organisation. */
export async function findGaps(db: Database, ids: readonly Id[]): Promise<readonly OpenGap[]> {
  const rows = await db
    .selectFrom('focal_point_gap')
    .select(columns)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('ended_at', 'is', null)
    .orderBy('organisation_id')
    .orderBy('kind')
    .execute()
  return rows.map(gapOf)
}

export async function endGaps(tx: Transaction, ids: readonly Id[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('focal_point_gap')
    .set({ ended_at: now })
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('ended_at', 'is', null)
    .execute()
}

/** How many gaps are open. */
export async function countGaps(db: Database): Promise<number> {
  const row = await db
    .selectFrom('focal_point_gap')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** How many members lack somebody who decides; for the secretariat's desk. */
export async function noFocalPoint(db: Database): Promise<number> {
  const row = await db
    .selectFrom('focal_point_gap')
    .select(sql<number>`count(distinct organisation_id)::int`.as('count'))
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}
