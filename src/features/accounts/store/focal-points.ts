import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import { focalPointsOf } from '../../directory/index.ts'
import type { FocalPoint } from '../../directory/index.ts'

/**
 * The focal points of one kind who can sign in to decide, those to be asked first in front; with a Sector, those who
 * decide about it.
 */
export async function reachableFocalPoints(
  db: Database | Transaction,
  organisationId: OrganisationId,
  kind: string,
  now: Date,
  sector: string | null = null,
): Promise<readonly FocalPoint[]> {
  const all = await focalPointsOf(db, organisationId, kind, now, sector)
  if (all.length === 0) return []
  const active = await db
    .selectFrom('account')
    .select('person_id')
    .where('person_id', '=', sql<string>`any(${all.map((one) => one.personId)}::uuid[])`)
    .where('state', '=', 'active')
    .execute()
  const canSignIn = new Set(active.map((row) => row.person_id))
  return all.filter((one) => canSignIn.has(one.personId))
}
