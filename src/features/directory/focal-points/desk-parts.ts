import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { absencesOnDesk } from './absence/part.ts'
import { countHeaps } from './view.ts'

/** What the secretariat's desk is told; see the portal's. */
type Item = { readonly count: number; readonly title: string; readonly href: string }
type Part = (actor: SignedIn, t: Texts, now: Date) => Promise<Item | undefined>

/**
 * For the secretariat's desk: changes that wait for its signature, roles nobody confirmed within the year, and people whose
 * organisation let them wait. Members for which nobody decides are counted by `noFocalPoint`.
 */
export const focalPointsOnDesk = (house: Pick<House, 'db' | 'clock'>): readonly Part[] => [
  ...(['asked', 'waiting', 'overdue'] as const).map((heap): Part => async (actor, t) => {
    if (!actor.permissions.has('directory.manage')) return undefined
    const counts = await countHeaps(house)
    return {
      count: counts[heap],
      title: t(`directory.focal.on-desk.${heap}`),
      href: `/desk/focal-points?show=${heap}`,
    }
  }),
  absencesOnDesk(house),
]
