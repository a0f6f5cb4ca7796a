import type { House } from '../../../platform/house.ts'
import { audience } from '../pages/facts.ts'
import type { EventView } from '../types.ts'
import type { Around } from './checklist/rules.ts'

/** What the checklist has to know besides the event: the body's languages, and whether its rules let anybody in. */
export function aroundOf({ profile }: Pick<House, 'profile'>, event: EventView, now: Date): Around {
  const { isOpenToAll, automatic, focalPoint, accreditation } = audience(profile, event)
  const isForSomebody = isOpenToAll || automatic.length + focalPoint.length + accreditation.length > 0
  return { languages: profile.languages, isForSomebody, now }
}
