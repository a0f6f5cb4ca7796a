import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { Job } from '../../../platform/jobs/index.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { findOrganisation, findPerson, organisationName } from '../../directory/index.ts'
import type { PersonId } from '../../../values/ids.ts'
import { decideLink } from '../links/rules.ts'
import { findAccount } from '../store/accounts.ts'
import { userNameOf } from '../store/identifiers.ts'
import { findLink, linkTokenOf } from '../store/links.ts'
import { lookForInactive } from './actions/look-for-inactive.ts'
import { focalPointInactiveLetter, inactiveLetter } from './letters.ts'
import { inactivityOf } from './store.ts'

/** What else somebody loses who does not use their account, in a sentence; given by the rooms above. */
export type AlsoEnds = (personId: PersonId, t: Texts) => Promise<string | undefined>

/** Who writes the letters about accounts that nobody uses. */
export const inactivityLetters = (
  { db, clock, profile, secrets }: House,
  alsoEnds: AlsoEnds = () => Promise.resolve(undefined),
): LetterWriters => ({
  'accounts.inactive-warned': async (told, t) => {
    const id = String(told['account'])
    const link = decideLink(await findLink(db, String(told['link'])), clock.now())
    const known = await inactivityOf(db, id)
    const account = await findAccount(db, id)
    if (isRefusal(link) || !known || !account) return undefined
    return inactiveLetter(t, {
      contact: profile.helpContacts.accounts,
      userName: await userNameOf(db, id),
      activeAt: known.activeAt,
      blocksAt: known.blocksAt,
      alsoEnds: await alsoEnds(account.personId, t),
      path: `/account/staying/${linkTokenOf(secrets, link.purpose, link.id)}`,
    })
  },
  'accounts.focal-point-inactive': async (told, t) => {
    const person = await findPerson(db, String(told['person']))
    const organisation = await findOrganisation(db, String(told['organisation']))
    const kind = profile.focalPointKinds.find(({ id }) => id === told['kind'])
    if (!person || !organisation || !kind) return undefined
    return focalPointInactiveLetter(t, {
      contact: profile.helpContacts.registration,
      name: person.name,
      organisation: organisationName(organisation, t.language),
      kind: t.words(kind.label),
    })
  },
})

/** Looks once a day for accounts that nobody uses. */
export const inactivityJobs: readonly Job[] = [
  {
    name: 'accounts.look-for-inactive',
    every: '7 4 * * *',
    run: async (house) => {
      await lookForInactive(house)
    },
  },
]
