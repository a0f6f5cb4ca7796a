import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { countNotSent } from './store.ts'

/** For the desk of staff: mails that failed, and the way to all the others. Undefined for those who look after none. */
export const mailsOnDesk =
  ({ db }: Pick<House, 'db'>) =>
  async (actor: SignedIn, t: Texts) => {
    if (!actor.permissions.has('outbox.read')) return undefined
    const count = (await countNotSent(db)).failed ?? 0
    return {
      count,
      title: t(count > 0 ? 'messages.desk.on-desk' : 'messages.desk.title'),
      href: count > 0 ? '/desk/outbox?state=failed' : '/desk/outbox',
    }
  }
