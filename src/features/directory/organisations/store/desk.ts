import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { OrganisationId } from '../../../../values/ids.ts'
import type { Membership } from '../../types.ts'
import { linesAPage } from './review.ts'
import type { Asked, DeskCounts, Owing } from '../types.ts'

export async function countDesk(db: Database): Promise<DeskCounts> {
  const { rows } = await sql<DeskCounts>`select
    (select count(*)::integer from organisation where state = 'unverified') as unverified,
    (select count(distinct organisation_id)::integer from organisation_change where state = 'asked') as changes,
    (select count(*)::integer from organisation where arrears_since is not null and state = 'listed') as arrears`.execute(
    db,
  )
  return rows[0] ?? { unverified: 0, changes: 0, arrears: 0 }
}

/** Since when the oldest thing waits. */
export async function oldestWaiting(
  db: Database,
): Promise<{ unverified?: Date | null; changes?: Date | null }> {
  const { rows } = await sql<{ unverified: Date | null; changes: Date | null }>`select
    (select min(created_at) from organisation where state = 'unverified') as unverified,
    (select min(asked_at) from organisation_change where state = 'asked') as changes`.execute(db)
  return rows[0] ?? {}
}

/** Organisations whose changes wait, longest first. */
export async function listAsked(db: Database, page: number): Promise<readonly Asked[]> {
  const { rows } = await sql<Asked>`
    select organisation.id, organisation.name, country_code as "countryCode", count(*)::integer as changes,
      min(asked_at) as since
    from organisation_change join organisation on organisation.id = organisation_id
    where organisation_change.state = 'asked' group by organisation.id
    order by min(asked_at), organisation.id limit ${linesAPage} offset ${(page - 1) * linesAPage}`.execute(db)
  return rows
}

/** Organisations in arrears, longest first. */
export async function listOwing(db: Database, page: number): Promise<readonly Owing[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'country_code', 'membership', 'arrears_since'])
    .where('arrears_since', 'is not', null)
    .where('state', '=', 'listed')
    .orderBy('arrears_since')
    .orderBy('id')
    .limit(linesAPage)
    .offset((page - 1) * linesAPage)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    countryCode: row.country_code,
    membership: row.membership as Membership,
    since: row.arrears_since ?? '',
  }))
}

/** How many people belong to an organisation or claim to. */
export async function countPeopleAt(db: Database, id: OrganisationId): Promise<number> {
  const { people } = await db
    .selectFrom('affiliation')
    .select((eb) => eb.fn.countAll<string>().as('people'))
    .where('organisation_id', '=', id)
    .where('state', 'in', ['claimed', 'approved'])
    .executeTakeFirstOrThrow()
  return Number(people)
}

/** When an organisation came into the directory, and what staff wrote when they refused it. */
export async function aboutEntry(
  db: Database,
  id: OrganisationId,
): Promise<{ readonly since: Date; readonly note: string | null } | undefined> {
  const row = await db
    .selectFrom('organisation')
    .select(['created_at', 'decision_note'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { since: row.created_at, note: row.decision_note }
}
