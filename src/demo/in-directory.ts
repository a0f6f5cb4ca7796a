import { chance } from './chance.ts'
import type { MadePerson } from './types.ts'
import type { Row } from './write.ts'

/** Seven in ten of the cast agreed to be in the directory, and everybody who is named by their part in it. */
export const isInDirectory = ({ email, role }: MadePerson): boolean =>
  role !== undefined || chance(`${email}/directory`) < 0.7

/** Who sees what of them: most as it usually is, some open to members, some to everybody. */
export function visibilityRows(people: readonly MadePerson[]): Row<'person_visibility'>[] {
  return people.filter(isInDirectory).flatMap((it) => {
    const open = chance(`${it.email}/visibility`)
    if (open < 0.5) return []
    const level = open < 0.85 ? 'members' : 'public'
    const seen = { name: level, organisation: level, job_title: level, country: level, languages: level }
    return [{ person_id: it.id, ...seen }]
  })
}
