import type { House } from '../../../platform/house.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { findPerson } from '../../directory/index.ts'
import { nameCorrectedLetter } from './letters.ts'

export const actsLetters = ({ db, profile }: House): LetterWriters => ({
  'administration.name-corrected': async (told, t) => {
    const person = await findPerson(db, String(told['person']))
    return person && nameCorrectedLetter(t, { ...person, contact: profile.helpContacts.accounts })
  },
})
