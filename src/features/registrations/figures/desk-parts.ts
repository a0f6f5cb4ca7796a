import type { House } from '../../../platform/house.ts'
import { inWords, type Texts } from '../../../platform/i18n/index.ts'
import { link, type Child } from '../../../platform/ui/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { lateAfterDays } from './rules.ts'
import { waitingAtFocalPoints } from './store/waiting.ts'

/** What a desk is told; see the portal's. */
type Item = {
  readonly count: number
  readonly title: string
  readonly words?: string | undefined
  readonly href: string
}
type Part = (actor: SignedIn, t: Texts, now: Date) => Promise<Item | undefined>

const reads = 'registrations.read-all'

/**
 * For the desk of staff: registrations that have waited too long at focal points, and the way to the figures. What waits
 * for the secretariat itself is told by its list.
 */
export const figuresOnDesk = ({ db }: Pick<House, 'db'>): readonly Part[] => [
  async (actor, t, now) => {
    if (!actor.permissions.has(reads)) return undefined
    const { count, late, oldest } = await waitingAtFocalPoints(db, now)
    return {
      count: late,
      title: t('registrations.figures.on-desk.late', { days: lateAfterDays }),
      words: oldest
        ? t('registrations.figures.on-desk.of', { all: count, when: inWords(t, now, oldest) })
        : undefined,
      href: '/desk/waiting',
    }
  },
  async (actor, t) =>
    actor.permissions.has(reads)
      ? { count: 0, title: t('registrations.figures.title'), href: '/desk/figures' }
      : undefined,
]

/** Beside a list of registrations: the figures of everybody it shows. */
export const figuresOfGroup = (t: Texts, actor: SignedIn, query: string): Child =>
  actor.permissions.has(reads) &&
  link(t('registrations.groups.figures'), t.path(`/desk/figures${query && `?${query}`}`))
