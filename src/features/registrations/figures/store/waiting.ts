import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import { designated } from '../../types.ts'
import { lateAfterDays, veryLateAfterDays } from '../rules.ts'
import type { Waiting } from '../types.ts'

const day = 24 * 60 * 60_000

const ago = (now: Date, days: number): Date => new Date(now.getTime() - days * day)

/** Registrations that wait at focal points, by organisation, who waits longest in front; with who could decide. */
export async function waitingByOrganisation(
  db: Database,
  now: Date,
  most = 200,
): Promise<readonly Waiting[]> {
  const { rows } = await sql<{
    organisation_id: string
    organisation: string
    names: Record<string, string> | null
    focal_points: string[] | null
    count: number
    late: number
    very_late: number
    oldest: Date
  }>`
    select waiting.*, organisation.name as organisation,
      (select jsonb_object_agg(language, name) from organisation_name
        where organisation_name.organisation_id = waiting.organisation_id) as names,
      (select array_agg(distinct person.name order by person.name) from focal_point
        join person on person.id = focal_point.person_id
        where focal_point.organisation_id = waiting.organisation_id and focal_point.until is null
          and focal_point.kind = ${designated}) as focal_points
    from (
      select organisation_id, count(*)::int as count, min(submitted_at) as oldest,
        (count(*) filter (where submitted_at <= ${ago(now, lateAfterDays)}))::int as late,
        (count(*) filter (where submitted_at <= ${ago(now, veryLateAfterDays)}))::int as very_late
      from registration
      where state = 'pending' and waits_for = 'focal-point' and organisation_id is not null
      group by organisation_id order by min(submitted_at), organisation_id limit ${most}
    ) as waiting
    join organisation on organisation.id = waiting.organisation_id
    order by waiting.oldest, waiting.organisation_id`.execute(db)
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    organisation: row.organisation,
    names: row.names ?? {},
    focalPoints: row.focal_points ?? [],
    count: row.count,
    late: row.late,
    veryLate: row.very_late,
    oldest: row.oldest,
  }))
}

/** How many wait at focal points, since when the first of them does, and how many have for too long. */
export async function waitingAtFocalPoints(
  db: Database,
  now: Date,
): Promise<{ readonly count: number; readonly late: number; readonly oldest: Date | null }> {
  const { rows } = await sql<{ count: number; late: number; oldest: Date | null }>`
    select count(*)::int as count, min(submitted_at) as oldest,
      (count(*) filter (where submitted_at <= ${ago(now, lateAfterDays)}))::int as late
    from registration where state = 'pending' and waits_for = 'focal-point'`.execute(db)
  return rows[0] ?? { count: 0, late: 0, oldest: null }
}
