import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { needsWork } from './pages/words.ts'
import { deskLines } from './view.ts'

/** For the desk of staff: how many articles lack a language or fell behind. Undefined for those who do not write help. */
export const helpOnDesk = (house: House) => async (actor: SignedIn, t: Texts) =>
  actor.permissions.has('help.edit')
    ? {
        count: (await deskLines(house, t)).filter((it) => !it.isWithdrawn && it.languages.some(needsWork))
          .length,
        title: t('help.desk.title'),
        href: '/desk/help',
      }
    : undefined
