import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { LetterWriters } from '../../platform/outgoing-mail/letter.ts'
import { linkTokenOf, recipientOf } from '../accounts/index.ts'
import { findOrganisation, findPerson, organisationName } from '../directory/index.ts'
import { disuseLetters } from './disuse/letter-writers.ts'
import { lookPurpose } from './enquiry.ts'
import { endedLetter, movedLetter, statusLetter, toDecideLetter, type LetterFacts } from './letters.ts'
import { isOpen } from './states.ts'
import { applicationsOf, findApplication } from './store/applications.ts'
import type { Application, ApplicationState } from './types.ts'

/** Who writes this room's letters. One that is no longer true when it leaves is not sent. */
export const accessLetters = (house: House): LetterWriters => ({
  ...disuseLetters(house),
  'access.moved': async (told, t) => {
    const it = await findApplication(house.db, String(told['applicationId']))
    if (it?.state !== told['state'] || !it) return undefined
    return movedLetter(t, { ...(await factsOf(house, t, it)), look: lookPath(house, told['link']) })
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
    if (!it || !ends.includes(it.state)) return undefined
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

/** What the others who decide are told of, since it happened by itself. */
const ends: readonly ApplicationState[] = ['revoked', 'suspended', 'expired']

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
