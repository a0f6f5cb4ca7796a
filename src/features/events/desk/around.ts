import type { House } from '../../../platform/house.ts'
import { audience } from '../pages/facts.ts'
import type { EventView } from '../types.ts'
import type { Around } from './checklist/rules.ts'

/** What the checklist has to know besides the event: the body's languages, and whether its rules let anybody in. */
export function aroundOf({ profile }: Pick<House, 'profile'>, event: EventView, now: Date): Around {
  const { automatic, focalPoint, accreditation, nomination } = audience(profile, event)
  const isForSomebody = [automatic, focalPoint, accreditation, nomination].some(({ length }) => length > 0)
  return { languages: profile.languages, isForSomebody, now }
}
