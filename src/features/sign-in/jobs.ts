import type { House } from '../../platform/house.ts'
import type { Job } from '../../platform/jobs/index.ts'
import type { LetterWriters } from '../../platform/outgoing-mail/letter.ts'
import { isRefusal } from '../../values/refusal.ts'
import {
  decideLink,
  findAccount,
  findLink,
  forgetLinks,
  identifiersOf,
  linkTokenOf,
  restart,
} from '../accounts/index.ts'
import type { Account, Identifier } from '../accounts/index.ts'
import { recover } from './actions/recover.ts'
import { guessingLetters } from './guessing/jobs.ts'
import { noEntryLetter, passwordChangedLetter, recoveryLetter } from './letters.ts'
import { lockLetters } from './lock/jobs.ts'
import { decideReset, maskedAddress, recovery, recoveryWorksFor } from './recovery/rules.ts'
import type { AskedRecovery } from './recovery/rules.ts'
import { forgetBegun, secondFactorLetters } from './second-factor/jobs.ts'
import { forgetTries } from './store/throttle.ts'
import { welcomeJobs, welcomeLetters } from './welcome/jobs.ts'

const day = 24 * 3_600_000

/** Who writes the letters of this room. */
export const signInLetters = (house: House): LetterWriters => ({
  ...passwordLetters(house),
  ...guessingLetters(house),
  ...secondFactorLetters(house),
  ...welcomeLetters(house),
  ...lockLetters(house),
})

const passwordLetters = ({ db, clock, secrets, profile }: House): LetterWriters => ({
  'sign-in.recovery': async (told, t) => {
    const it = await findLink(db, String(told['link']))
    const account = it && (await findAccount(db, it.accountId))
    if (!account) return undefined
    const about = {
      ...shown(await identifiersOf(db, account.id)),
      contact: profile.helpContacts.accounts,
    }
    if (account.state !== 'active') {
      const again = typeof told['restart'] === 'string' ? await findLink(db, told['restart']) : undefined
      const isOver = isRefusal(decideLink(again, clock.now()))
      const token = again && !isOver ? linkTokenOf(secrets, restart, again.id) : undefined
      return noEntryLetter(t, { ...about, state: stateTold(account), reason: account.blockReason, token })
    }
    if (isRefusal(decideReset(it, clock.now()))) return undefined
    const token = linkTokenOf(secrets, recovery, it.id)
    return recoveryLetter(t, { ...about, token, minutes: recoveryWorksFor / 60_000 })
  },
  'sign-in.password-changed': async (told, t) =>
    passwordChangedLetter(t, {
      ...shown(await identifiersOf(db, String(told['account']))),
      isElsewhere: told['elsewhere'] === true,
      contact: profile.helpContacts.accounts,
    }),
})

/** What a mail says of the state of an account in which nobody can sign in. */
const stateTold = ({ state }: Account) => (state === 'initial' || state === 'closed' ? state : 'blocked')

const shown = (all: readonly Identifier[]): { userNames: string[]; emails: string[] } => ({
  userNames: all.filter(({ kind }) => kind === 'username').map((one) => one.shown),
  emails: all.filter(({ kind }) => kind === 'email').map((one) => maskedAddress(one.shown)),
})

/** Looking up who asked for a new password, and forgetting what has run out. */
export const signInJobs = (_house: House): readonly Job[] => [
  ...welcomeJobs,
  {
    name: 'sign-in.recover',
    run: (house, payload) => recover(house, payload as AskedRecovery, house.clock.now()),
  },
  {
    name: 'sign-in.forget',
    every: '27 3 * * *',
    run: async (house) => {
      const { db, clock } = house
      await forgetTries(db, clock.now())
      await forgetBegun(house, clock.now())
      await forgetLinks(db, new Date(clock.now().getTime() - 30 * day), [recovery])
    },
  },
]
