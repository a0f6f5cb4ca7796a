import type { House } from '../../../platform/house.ts'
import type { Job } from '../../../platform/jobs/index.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { findAccount, findLink, forgetLinks, identifiersOf, momentIn } from '../../accounts/index.ts'
import { findPerson } from '../../directory/index.ts'
import { maskedAddress } from '../recovery/rules.ts'
import { endCodes } from './actions/end-codes.ts'
import { codeOf } from './code.ts'
import { begunAgainLetter, welcomeLetter } from './letters.ts'
import { day, decideCode, shownCode, welcome } from './rules.ts'

/** Who writes the letters of this shelf. A code that is over when its letter is written is not sent. */
export const welcomeLetters = ({ db, clock, secrets, profile }: House): LetterWriters => ({
  'sign-in.welcome': async (told, t) => {
    const link = decideCode(await findLink(db, String(told['link'])), clock.now())
    const account = isRefusal(link) ? undefined : await findAccount(db, link.accountId)
    if (isRefusal(link) || account?.state !== 'initial') return undefined
    const person = await findPerson(db, account.personId)
    const names = await identifiersOf(db, account.id)
    return welcomeLetter(t, {
      userName: names.find(({ kind }) => kind === 'username')?.shown ?? '',
      code: shownCode(profile.welcomeWord, codeOf(secrets, link.id)),
      until: momentIn(t, link.expiresAt, person?.timeZone ?? t.seat.timeZone),
      isAgain: link.facts['again'] === true,
      contact: profile.helpContacts.accounts,
    })
  },
  'sign-in.begun-again': async (told, t) => {
    const names = await identifiersOf(db, String(told['account']))
    return begunAgainLetter(t, {
      userName: names.find(({ kind }) => kind === 'username')?.shown ?? '',
      maskedContact: maskedAddress(names.find(({ isContact }) => isContact)?.shown ?? ''),
      contact: profile.helpContacts.accounts,
    })
  },
})

/** Blocks what nobody began in time; forgets codes long after they counted for the figures. */
export const welcomeJobs: readonly Job[] = [
  {
    name: 'sign-in.end-codes',
    every: '*/5 * * * *',
    run: async (house) => {
      await endCodes(house, house.clock.now())
    },
  },
  {
    name: 'sign-in.forget-codes',
    every: '33 3 * * *',
    run: ({ db, clock }) => forgetLinks(db, new Date(clock.now().getTime() - 180 * day), [welcome]),
  },
]
