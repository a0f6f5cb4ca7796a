import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { OrganisationId, PersonId } from '../../../values/ids.ts'
import { inOrderOfAsking, isAwayOn } from '../rules.ts'
import type { FocalPoint } from '../types.ts'

/**
 * The live focal points of one kind, those to be asked first in front: not away before away, then deputies last. With a
 * Sector only those who decide about it, or about all. Absences are days in UTC.
 */
export async function focalPointsOf(
  db: Database | Transaction,
  organisationId: OrganisationId,
  kind: string,
  now: Date,
  sector: string | null = null,
): Promise<readonly FocalPoint[]> {
  const rows = await db
    .selectFrom('focal_point')
    .innerJoin('person', 'person.id', 'focal_point.person_id')
    .select([
      'focal_point.person_id',
      'focal_point.sector',
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
  const all = inOrderOfAsking(
    rows
      .filter((row) => sector === null || row.sector === null || row.sector === sector)
      .map((row) => ({
        personId: row.person_id,
        name: row.name,
        isDeputy: row.is_deputy,
        isAway: isAwayOn({ awayFrom: row.away_from, awayUntil: row.away_until }, today),
        awayUntil: row.away_until,
      })),
  )
  return all.filter((one, place) => all.findIndex(({ personId }) => personId === one.personId) === place)
}

/** What somebody decides about: whole organisations, and Sectors of others. */
export type Deciding = {
  readonly organisationIds: readonly OrganisationId[]
  readonly bySector: readonly { readonly organisationId: OrganisationId; readonly sector: string }[]
}

/** What this person decides about as a focal point or a deputy of this kind. */
export async function decidedBy(
  db: Database | Transaction,
  personId: PersonId,
  kind: string,
): Promise<Deciding> {
  const rows = await db
    .selectFrom('focal_point')
    .select(['organisation_id', 'sector'])
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('until', 'is', null)
    .orderBy('since')
    .execute()
  const whole = new Set(rows.filter((row) => row.sector === null).map((row) => row.organisation_id))
  return {
    organisationIds: [...whole],
    bySector: rows.flatMap(({ organisation_id: organisationId, sector }) =>
      sector !== null && !whole.has(organisationId) ? [{ organisationId, sector }] : [],
    ),
  }
}

/** The organisations for which this person decides, as a focal point or a deputy of this kind, for whichever Sector. */
export async function organisationsDecidedBy(
  db: Database | Transaction,
  personId: PersonId,
  kind: string,
): Promise<readonly OrganisationId[]> {
  const { organisationIds, bySector } = await decidedBy(db, personId, kind)
  return [...new Set([...organisationIds, ...bySector.map(({ organisationId }) => organisationId)])]
}
