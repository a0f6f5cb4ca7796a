import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Id, OrganisationId } from '../../../../values/ids.ts'
import type { WaitingClaim } from '../types.ts'

const waiting = (db: Database | Transaction) =>
  db
    .selectFrom('affiliation')
    .innerJoin('person', 'person.id', 'affiliation.person_id')
    .innerJoin('organisation', 'organisation.id', 'affiliation.organisation_id')
    .select([
      'affiliation.id',
      'affiliation.organisation_id',
      'affiliation.created_at',
      'person.name',
      sql<number[]>`array(select step from claim_reminder where affiliation_id = affiliation.id)`.as('told'),
    ])
    .where('affiliation.state', '=', 'claimed')
    .where('organisation.state', '=', 'listed')

type Row = Awaited<ReturnType<ReturnType<typeof waiting>['execute']>>[number]

const claimOf = (row: Row): WaitingClaim => ({
  affiliationId: row.id,
  organisationId: row.organisation_id as OrganisationId,
  name: row.name,
  since: row.created_at,
  told: row.told,
})

/** Claims of listed organisations that have waited since this time or longer, longest first. */
export async function listWaitingSince(
  db: Database | Transaction,
  since: Date,
  page: { readonly most?: number; readonly from?: number } = {},
): Promise<readonly WaitingClaim[]> {
  let query = waiting(db).where('affiliation.created_at', '<=', since)
  if (page.most !== undefined) query = query.limit(page.most).offset(page.from ?? 0)
  const rows = await query.orderBy('affiliation.created_at').orderBy('affiliation.id').execute()
  return rows.map(claimOf)
}

/** How many claims of listed organisations have waited since this time or longer. */
export async function countWaitingSince(db: Database, since: Date): Promise<number> {
  const row = await db
    .selectFrom('affiliation')
    .innerJoin('organisation', 'organisation.id', 'affiliation.organisation_id')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('affiliation.state', '=', 'claimed')
    .where('organisation.state', '=', 'listed')
    .where('affiliation.created_at', '<=', since)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** The claims of one organisation that wait, longest first. */
export async function claimsOf(
  db: Database,
  organisationId: OrganisationId,
  most: number,
): Promise<readonly WaitingClaim[]> {
  const rows = await waiting(db)
    .where('affiliation.organisation_id', '=', organisationId)
    .orderBy('affiliation.created_at')
    .orderBy('affiliation.id')
    .limit(most)
    .execute()
  return rows.map(claimOf)
}

/** Those of these claims that still wait, longest first: for a letter that is written when it leaves. */
export async function stillWaiting(db: Database, ids: readonly Id[]): Promise<readonly WaitingClaim[]> {
  const rows = await waiting(db)
    .where('affiliation.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('affiliation.created_at')
    .orderBy('affiliation.id')
    .execute()
  return rows.map(claimOf)
}

/** Notes a step for these claims. Returns those for which nobody had: whoever gets one tells of it. */
export async function saveReminded(
  tx: Transaction,
  ids: readonly Id[],
  step: number,
  now: Date,
): Promise<readonly Id[]> {
  const rows = await tx
    .insertInto('claim_reminder')
    .values(ids.map((id) => ({ affiliation_id: id, step, told_at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('affiliation_id')
    .execute()
  return rows.map((row) => row.affiliation_id)
}
