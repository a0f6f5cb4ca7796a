import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import type { PersonId } from '../../../values/ids.ts'
import { findOrganisations, organisationName } from '../../directory/index.ts'
import { findApplication } from '../store/applications.ts'
import { unusedLetter } from './letters.ts'
import { disuseOf, organisationsOpenTo } from './store.ts'

/** For the warnings about an account that nobody uses: what becomes of the access of whoever has some, in a sentence. */
export const accessAlsoEnds =
  ({ db, profile: { access, accessName } }: Pick<House, 'db' | 'profile'>) =>
  async (personId: PersonId, t: Texts): Promise<string | undefined> =>
    (await organisationsOpenTo(db, personId)).length > 0
      ? t('access.letter.unused.with-account', { access: accessName, months: access.unusedAfterMonths })
      : undefined

/** Who writes the warnings about access that nobody uses. Used meanwhile, nothing is sent. */
export const disuseLetters = ({ db, profile }: Pick<House, 'db' | 'profile'>): LetterWriters => ({
  'access.unused': async (told, t) => {
    const it = await findApplication(db, String(told['applicationId']))
    const disuse = it?.state === 'active' ? await disuseOf(db, it.id) : undefined
    if (!it || !disuse) return undefined
    const through = await findOrganisations(db, await organisationsOpenTo(db, it.personId))
    return unusedLetter(t, {
      ...disuse,
      access: profile.accessName,
      organisations: through.map((one) => organisationName(one, t.language)),
      contact: profile.helpContacts.accounts,
    })
  },
})
