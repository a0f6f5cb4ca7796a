import type { House } from '../../../platform/house.ts'
import { unblockHeld } from '../../accounts/index.ts'
import type { FourEyesActs } from '../../accounts/index.ts'
import { beginAgain } from './actions/reinitialise.ts'
import { waysIn } from './actions/unblock.ts'
import type { Beginner } from './rules.ts'

/** What this room does when a second person has agreed. */
export const signInFourEyes = (house: House): Pick<FourEyesActs, 'reinitialise' | 'unblock'> => ({
  reinitialise: (tx, actor, it, held, now) =>
    beginAgain(tx, house, actor, held, it.facts['by'] as Beginner, now),
  unblock: (tx, actor, _it, held, now) => unblockHeld(tx, actor, held, waysIn(house), now),
})
