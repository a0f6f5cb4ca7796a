import type { House } from '../../../platform/house.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { userNameChosenLetter } from './letters.ts'

/** Who writes the letter about a chosen user name. */
export const userNameLetters = ({ profile }: House): LetterWriters => ({
  'accounts.user-name-chosen': (told, t) =>
    Promise.resolve(
      userNameChosenLetter(t, {
        was: String(told['was']),
        userName: String(told['userName']),
        contact: profile.helpContacts.accounts,
      }),
    ),
})
