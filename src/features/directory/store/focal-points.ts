import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { OrganisationId, PersonId } from '../../../values/ids.ts'
import { inOrderOfAsking, isAwayOn } from '../rules.ts'
import type { FocalPoint } from '../types.ts'

/**
 * The live focal points of one kind, those to be asked first in front: not away before away, then deputies last.
 * Absences are days in UTC.
 */
export async function focalPointsOf(
  db: Database | Transaction,
  organisationId: OrganisationId,
  kind: string,
  now: Date,
): Promise<readonly FocalPoint[]> {
  const rows = await db
    .selectFrom('focal_point')
    .innerJoin('person', 'person.id', 'focal_point.person_id')
    .select([
      'focal_point.person_id',
      'focal_point.is_deputy',
      'focal_point.away_from',
      'focal_point.away_until',
      'person.name',
    ])
    .where('focal_point.organisation_id', '=', organisationId)
    .where('focal_point.kind', '=', kind)
    .where('focal_point.until', 'is', null)
    .orderBy('focal_point.since')
    .orderBy('focal_point.id')
    .execute()
  const today = now.toISOString().slice(0, 10)
  return inOrderOfAsking(
    rows.map((row) => ({
      personId: row.person_id,
      name: row.name,
      isDeputy: row.is_deputy,
      isAway: isAwayOn({ awayFrom: row.away_from, awayUntil: row.away_until }, today),
      awayUntil: row.away_until,
    })),
  )
}

/** The organisations for which this person decides, as a focal point or a deputy of this kind. */
export async function organisationsDecidedBy(
  db: Database | Transaction,
  personId: PersonId,
  kind: string,
): Promise<readonly OrganisationId[]> {
  const rows = await db
    .selectFrom('focal_point')
    .select('organisation_id')
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('until', 'is', null)
    .orderBy('since')
    .execute()
  return rows.map((row) => row.organisation_id)
}
