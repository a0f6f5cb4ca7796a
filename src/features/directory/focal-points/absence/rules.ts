import type { Mandate } from '../types.ts'

/** Plain days on which somebody is away; without an end until they say so. */
export type Days = { readonly from: string; readonly until: string | null }

type Present = Mandate & { readonly awayFrom: string | null; readonly awayUntil: string | null }

/** Whether two absences share a day. */
export const overlap = (one: Days, other: Days): boolean =>
  (other.until === null || one.from <= other.until) && (one.until === null || other.from <= one.until)

/**
 * Who is asked in somebody's place while they are away: the others of the same kind who answer for the same Sector and are
 * here on the first of those days, focal points before deputies. Nobody: the secretariat is asked.
 */
export function standIns<One extends Present>(
  role: Mandate,
  others: readonly One[],
  days: Days,
): readonly One[] {
  const firstDay = { from: days.from, until: days.from }
  return others
    .filter((one) => one.kind === role.kind && one.personId !== role.personId)
    .filter((one) => one.sector === null || one.sector === role.sector)
    .filter(
      ({ awayFrom, awayUntil }) =>
        awayFrom === null || !overlap({ from: awayFrom, until: awayUntil }, firstDay),
    )
    .toSorted((one, other) => Number(one.isDeputy) - Number(other.isDeputy))
}
