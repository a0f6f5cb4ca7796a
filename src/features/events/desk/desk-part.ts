import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { countForDesk } from './store/list.ts'

/** For the desk of staff: how many drafts there are. Undefined for those who manage no events. */
export const eventsOnDesk =
  ({ db, profile }: Pick<House, 'db' | 'profile'>) =>
  async (actor: SignedIn, t: Texts, now: Date) => {
    if (!actor.permissions.has('events.manage')) return undefined
    const filter = { when: 'ahead', untranslated: false, words: '', page: 1 } as const
    const { draft } = await countForDesk(db, filter, profile.languages, now)
    return { count: draft, title: t('events.desk.on-desk'), href: '/desk/events' }
  }
