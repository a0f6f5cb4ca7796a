import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { LetterWriters } from '../../platform/outgoing-mail/letter.ts'
import { linkTokenOf, recipientOf } from '../accounts/index.ts'
import { findOrganisation, findPerson, organisationName } from '../directory/index.ts'
import { lookPurpose } from './enquiry.ts'
import { endedLetter, movedLetter, statusLetter, toDecideLetter, type LetterFacts } from './letters.ts'
import { isOpen } from './states.ts'
import { applicationsOf, findApplication } from './store/applications.ts'
import type { Application } from './types.ts'

/** Who writes this room's letters. One that is no longer true when it leaves is not sent. */
export const accessLetters = (house: House): LetterWriters => ({
  'access.moved': async (told, t) => {
    const it = await findApplication(house.db, String(told['applicationId']))
    if (it?.state !== told['state'] || !it) return undefined
    return movedLetter(t, await factsOf(house, t, it))
  },
  'access.to-decide': async (told, t) => {
    const it = await findApplication(house.db, String(told['applicationId']))
    if (!it || !isOpen(it.state)) return undefined
    const [person, to] = [await findPerson(house.db, it.personId), await recipientOf(house.db, it.personId)]
    return toDecideLetter(t, {
      ...(await factsOf(house, t, it)),
      person: person?.name ?? '',
      email: to?.address,
    })
  },
  'access.ended': async (told, t) => {
    const it = await findApplication(house.db, String(told['applicationId']))
    if (it?.state !== 'revoked' && it?.state !== 'suspended') return undefined
    const person = await findPerson(house.db, it.personId)
    return endedLetter(t, { ...(await factsOf(house, t, it)), person: person?.name ?? '' })
  },
  'access.status': async (told, t) => {
    const look = lookPath(house, told['link'])
    if (!look) return undefined
    const all = await applicationsOf(house.db, String(told['personId']))
    return statusLetter(t, {
      all: await Promise.all(all.slice(0, 5).map((it) => factsOf(house, t, it))),
      access: house.profile.accessName,
      contact: house.profile.helpContacts.accounts,
      look,
    })
  },
})

const lookPath = ({ secrets }: House, link: unknown): string | undefined =>
  typeof link === 'string' ? `/access/status/${linkTokenOf(secrets, lookPurpose, link)}` : undefined

async function factsOf({ db, profile }: House, t: Texts, it: Application): Promise<LetterFacts> {
  const organisation = await findOrganisation(db, it.organisationId)
  return {
    it,
    organisation: organisation ? organisationName(organisation, t.language) : '',
    access: profile.accessName,
    contact: profile.helpContacts.accounts,
    timeZone: profile.seat.timeZone,
  }
}
