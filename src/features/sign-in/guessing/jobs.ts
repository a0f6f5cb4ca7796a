import type { House } from '../../../platform/house.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { identifiersOf } from '../../accounts/index.ts'
import { guessedLetter } from './letters.ts'

/** Who writes the letter to people at whose password somebody guesses. */
export const guessingLetters = ({ db, profile }: House): LetterWriters => ({
  'sign-in.guessed': async (told, t) => {
    const names = await identifiersOf(db, String(told['account']))
    const userNames = names.filter(({ kind }) => kind === 'username').map(({ shown }) => shown)
    return guessedLetter(t, { userNames, contact: profile.helpContacts.accounts })
  },
})
