import type { House } from '../../../platform/house.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import type { AccountsAbove } from '../focal-points/accounts-above.ts'
import { organisationName } from '../rules.ts'
import { findOrganisation } from '../store/organisations.ts'
import { manyLetter } from './letters.ts'
import { peopleById } from './store/people.ts'
import type { Act } from './types.ts'

/** As many names as one mail holds; the page has all. */
const mostNamed = 100

/** Who writes the letters of an organisation's desk. */
export const deskLetters = ({ db }: House, accounts: AccountsAbove): LetterWriters => ({
  'directory.desk-many': async (told, t, to) => {
    const organisation = await findOrganisation(db, String(told['organisationId']))
    const by = await accounts.holderOfAccount(db, String(told['by']))
    const ids = Array.isArray(told['affiliationIds']) ? told['affiliationIds'].map(String) : []
    if (!organisation || !by) return undefined
    const people = await peopleById(db, organisation.id, ids.slice(0, mostNamed))
    return manyLetter(t, {
      act: String(told['act']) as Act,
      by: by.name,
      name: to.name ?? '',
      organisation: organisationName(organisation, t.language),
      count: ids.length,
      people: people.map(({ name }) => name),
    })
  },
})
