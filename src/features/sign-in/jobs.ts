import type { House } from '../../platform/house.ts'
import type { Job } from '../../platform/jobs/index.ts'
import type { LetterWriters } from '../../platform/outgoing-mail/letter.ts'
import { isRefusal } from '../../values/refusal.ts'
import { identifiersOf } from '../accounts/index.ts'
import type { Identifier } from '../accounts/index.ts'
import { recover } from './actions/recover.ts'
import { passwordChangedLetter, recoveryLetter } from './letters.ts'
import { recoveryTokenOf } from './recovery-token.ts'
import { decideReset, recoveryWorksFor } from './rules.ts'
import { findRecovery, forgetRecoveries } from './store/recoveries.ts'
import { forgetTries } from './store/throttle.ts'

const day = 24 * 3_600_000

/** Who writes the letters of this room. */
export const signInLetters = ({ db, clock, secrets, profile }: House): LetterWriters => ({
  'sign-in.recovery': async (told, t) => {
    const it = decideReset(await findRecovery(db, String(told['recovery'])), clock.now())
    if (isRefusal(it)) return undefined
    const path = `/account/recovery/${recoveryTokenOf(secrets, it.id)}`
    return recoveryLetter(t, {
      ...shown(await identifiersOf(db, it.accountId)),
      path,
      minutes: recoveryWorksFor / 60_000,
      contact: profile.helpContacts.accounts,
    })
  },
  'sign-in.password-changed': async (told, t) =>
    passwordChangedLetter(t, {
      ...shown(await identifiersOf(db, String(told['account']))),
      contact: profile.helpContacts.accounts,
    }),
})

const shown = (identifiers: readonly Identifier[]): { userName: string; email: string } => ({
  userName: identifiers.find(({ kind }) => kind === 'username')?.shown ?? '',
  email: identifiers.find(({ isContact }) => isContact)?.shown ?? '',
})

/** Looking up who asked for a new password, and forgetting what has run out. */
export const signInJobs = (_house: House): readonly Job[] => [
  {
    name: 'sign-in.recover',
    run: (house, payload) => recover(house, String((payload as { name: unknown }).name), house.clock.now()),
  },
  {
    name: 'sign-in.forget',
    every: '27 3 * * *',
    run: async ({ db, clock }) => {
      await forgetTries(db, clock.now())
      await forgetRecoveries(db, new Date(clock.now().getTime() - 30 * day))
    },
  },
]
