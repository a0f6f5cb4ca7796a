import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { SignedIn } from '../../values/actor.ts'
import { countQueue } from './store/queue.ts'

/** For the desk of staff: how many people wait for a letter. Undefined for those who write none. */
export const visaLettersOnDesk =
  ({ db }: Pick<House, 'db'>) =>
  async (actor: SignedIn, t: Texts) =>
    actor.permissions.has('visa-letters.manage')
      ? { count: await countQueue(db, 'waiting'), title: t('visa-letters.queue.title'), href: '/desk/visa' }
      : undefined
