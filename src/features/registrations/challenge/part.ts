import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { countDisputed } from './store.ts'

/** For the secretariat's desk: people of whom an organisation says that they are not theirs. */
export const disputedOnDesk =
  ({ db }: Pick<House, 'db'>) =>
  async (actor: SignedIn, t: Texts) =>
    actor.permissions.has('registrations.decide-all')
      ? {
          count: await countDisputed(db),
          title: t('registrations.challenge.desk.title'),
          href: '/desk/challenges',
        }
      : undefined
