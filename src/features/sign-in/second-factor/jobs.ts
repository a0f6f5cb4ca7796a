import type { House } from '../../../platform/house.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { identifiersOf } from '../../accounts/index.ts'
import { factorChangedLetter } from './letters.ts'
import { beginningLasts } from './one-time-codes/rules.ts'
import { forgetBegunApps } from './one-time-codes/store.ts'
import type { FactorChange } from './types.ts'

/** Who writes the letters about how somebody signs in. */
export const secondFactorLetters = ({ db, profile }: House): LetterWriters => ({
  'sign-in.factor-changed': async (told, t) => {
    const names = await identifiersOf(db, String(told['account']))
    return factorChangedLetter(t, {
      change: told['change'] as FactorChange,
      userNames: names.filter(({ kind }) => kind === 'username').map(({ shown }) => shown),
      name: told['name'] as string | undefined,
      left: told['left'] as number | undefined,
      contact: profile.helpContacts.accounts,
    })
  },
})

/** Secrets of apps that were begun and never confirmed go. */
export const forgetBegun = ({ db }: House, now: Date): Promise<void> =>
  forgetBegunApps(db, new Date(now.getTime() - beginningLasts))
