import type { House } from '../../../platform/house.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { findOrganisation, organisationName } from '../../directory/index.ts'
import { findApplication } from '../store/applications.ts'
import { unusedLetter } from './letters.ts'
import { disuseOf } from './store.ts'

/** Who writes the warnings about access that nobody uses. Used meanwhile, nothing is sent. */
export const disuseLetters = ({ db, profile }: Pick<House, 'db' | 'profile'>): LetterWriters => ({
  'access.unused': async (told, t) => {
    const it = await findApplication(db, String(told['applicationId']))
    const disuse = it?.state === 'active' ? await disuseOf(db, it.id) : undefined
    if (!it || !disuse) return undefined
    const organisation = await findOrganisation(db, it.organisationId)
    return unusedLetter(t, {
      ...disuse,
      access: profile.accessName,
      organisation: organisation ? organisationName(organisation, t.language) : '',
      contact: profile.helpContacts.accounts,
    })
  },
})
