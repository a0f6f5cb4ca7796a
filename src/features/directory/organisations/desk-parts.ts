import type { House } from '../../../platform/house.ts'
import { inWords, type Texts } from '../../../platform/i18n/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { noFocalPoint } from '../focal-points/store/gaps.ts'
import { countDesk, oldestWaiting } from './store/desk.ts'
import type { DeskCounts } from './types.ts'

/** What a desk is told; see the portal's. */
type Item = {
  readonly count: number
  readonly title: string
  readonly words?: string | undefined
  readonly href: string
}
type Part = (actor: SignedIn, t: Texts, now: Date) => Promise<Item | undefined>

/**
 * For the secretariat's desk: organisations that people entered, changes asked for, members for which nobody decides, and
 * organisations in arrears.
 */
export const organisationsOnDesk = (house: Pick<House, 'db'>): readonly Part[] => [
  (actor, t, now) => part(house, 'unverified', actor, t, now),
  (actor, t, now) => part(house, 'changes', actor, t, now),
  (actor, t) => withoutFocalPoint(house, actor, t),
  (actor, t, now) => part(house, 'arrears', actor, t, now),
]

async function withoutFocalPoint(
  { db }: Pick<House, 'db'>,
  actor: SignedIn,
  t: Texts,
): Promise<Item | undefined> {
  if (!actor.permissions.has('directory.manage')) return undefined
  return {
    count: await noFocalPoint(db),
    title: t('directory.organisations.on-desk.no-focal-point'),
    href: '/desk/focal-points?show=missing',
  }
}

async function part(
  { db }: Pick<House, 'db'>,
  heap: keyof DeskCounts,
  actor: SignedIn,
  t: Texts,
  now: Date,
): Promise<Item | undefined> {
  if (!actor.permissions.has('directory.manage')) return undefined
  const count = (await countDesk(db))[heap]
  const oldest = heap === 'arrears' ? undefined : (await oldestWaiting(db))[heap]
  return {
    count,
    title: t(`directory.organisations.on-desk.${heap}`),
    words: oldest
      ? t('directory.organisations.on-desk.oldest', { when: inWords(t, now, oldest) })
      : undefined,
    href: `/desk/organisations?show=${heap}`,
  }
}
