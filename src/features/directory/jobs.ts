import type { House } from '../../platform/house.ts'
import type { LetterWriters } from '../../platform/outgoing-mail/letter.ts'
import { relayedLetter } from './letters.ts'
import { organisationName } from './rules.ts'
import { findOrganisation } from './store/organisations.ts'

/** Who writes the letters of this room. */
export const directoryLetters = ({ db }: House): LetterWriters => ({
  'directory.relayed': async (told, t) => {
    const organisation = await findOrganisation(db, String(told['organisationId']))
    if (!organisation) return undefined
    return relayedLetter(t, {
      organisation: organisationName(organisation, t.language),
      path: `/directory/organisations/${organisation.id}`,
      name: String(told['name']),
      email: String(told['email']),
      words: String(told['words']),
      isForDesk: told['isForDesk'] === true,
    })
  },
})
