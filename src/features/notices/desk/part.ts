import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { manages } from '../live.ts'
import { countDrafts } from '../store/notices.ts'

/** For the desk of staff: notices that are not published yet, and the way to all. Undefined for those who write none. */
export const noticesOnDesk =
  ({ db }: Pick<House, 'db'>) =>
  async (actor: SignedIn, t: Texts) => {
    if (!actor.permissions.has(manages)) return undefined
    const count = await countDrafts(db)
    return {
      count,
      title: t(count > 0 ? 'notices.desk.on-desk' : 'notices.desk.title'),
      href: '/desk/notices',
    }
  }
