import type { House } from '../../../../platform/house.ts'
import type { Texts } from '../../../../platform/i18n/index.ts'
import type { LetterWriter, LetterWriters } from '../../../../platform/outgoing-mail/letter.ts'
import { organisationName } from '../../rules.ts'
import { findOrganisation } from '../../store/organisations.ts'
import { findPerson } from '../../store/people.ts'
import type { AffiliationState, Organisation } from '../../types.ts'
import type { HoldersOf } from '../holders.ts'
import { approvedLetter, claimedLetter, endedLetter, rejectedLetter } from './letters.ts'
import type { AffiliationFacts } from './letters.ts'
import { domainMatch, domainOf } from './rules.ts'
import { domainsOf, findHeld } from './store.ts'
import type { Held } from './types.ts'

/** Who writes the letters about affiliations. One that is no longer true when it leaves is not sent. */
export const affiliationLetters = (house: House, holdersOf: HoldersOf): LetterWriters => ({
  'directory.affiliation-claimed': writeClaimed(house, holdersOf),
  'directory.affiliation-approved': about(house, 'approved', approvedLetter),
  'directory.affiliation-rejected': about(house, 'rejected', (t, it, held) =>
    rejectedLetter(t, { ...it, reason: held.note ?? '' }),
  ),
  'directory.affiliation-ended': about(house, 'ended', (t, it, held) =>
    endedLetter(t, { ...it, why: held.endReason ?? 'left', on: held.toOn, reason: held.note }),
  ),
})

type Told = { readonly held: Held; readonly organisation: Organisation | undefined }

async function read({ db }: House, told: Record<string, unknown>): Promise<Told | undefined> {
  const held = await findHeld(db, String(told['affiliationId']))
  if (!held) return undefined
  return {
    held,
    organisation: held.organisationId ? await findOrganisation(db, held.organisationId) : undefined,
  }
}

const factsOf = (house: House, t: Texts, { held, organisation }: Told): AffiliationFacts => ({
  organisation: organisation
    ? organisationName(organisation, t.language)
    : t('directory.affiliations.unknown'),
  role: held.role,
  unit: held.unit,
  contact: house.profile.helpContacts.accounts,
})

const about =
  (
    house: House,
    state: AffiliationState,
    write: (t: Texts, it: AffiliationFacts, held: Held) => ReturnType<typeof approvedLetter>,
  ): LetterWriter =>
  async (told, t) => {
    const found = await read(house, told)
    return found?.held.state === state ? write(t, factsOf(house, t, found), found.held) : undefined
  }

/** What helps to decide: who it is, and whether their address is one of the organisation's. */
const writeClaimed =
  (house: House, holdersOf: HoldersOf): LetterWriter =>
  async (told, t) => {
    const found = await read(house, told)
    if (found?.held.state !== 'claimed' || !found.organisation) return undefined
    const { held, organisation } = found
    const [person, holders, domains] = await Promise.all([
      findPerson(house.db, held.personId),
      holdersOf(house.db, [held.personId]),
      domainsOf(house.db, organisation.id),
    ])
    if (!person) return undefined
    const email = holders.get(held.personId)?.address
    const known =
      domains.length > 0 ? domains : [domainOf(organisation.webSite)].filter((one) => one !== undefined)
    return claimedLetter(t, {
      ...factsOf(house, t, found),
      id: held.id,
      person: person.name,
      email,
      match: domainMatch(email, known),
    })
  }
