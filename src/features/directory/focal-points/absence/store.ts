import type { Database } from '../../../../platform/database/database.ts'
import type { Absence } from './types.ts'
import { rolesAway, rolesOfOrganisation } from '../store/roles.ts'
import { standIns } from './rules.ts'

/** Absences that have not ended by a day and begin by another one, those without anybody in their place in front. */
export async function listAbsences(
  db: Database,
  days: { readonly today: string; readonly by: string },
  now: Date,
): Promise<readonly Absence[]> {
  const away = await rolesAway(db, days, now)
  const ids = [...new Set(away.map(({ organisationId }) => organisationId))]
  const roles = new Map(
    await Promise.all(ids.map(async (id) => [id, await rolesOfOrganisation(db, id, now)] as const)),
  )
  const all = away.map((role): Absence => {
    const from = role.awayFrom && role.awayFrom > days.today ? role.awayFrom : days.today
    const absent = { from, until: role.awayUntil }
    return { role, instead: standIns(role, roles.get(role.organisationId) ?? [], absent) }
  })
  return all.toSorted((one, other) => Math.min(1, one.instead.length) - Math.min(1, other.instead.length))
}
