import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { Letter, LetterWriter, LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { findOrganisation } from '../../directory/index.ts'
import { roleOf } from '../own-view.ts'
import { isLive } from '../states.ts'
import { readForLetters } from '../store/for-letters.ts'
import { challengeLetter, disputedLetter, type ChallengeFacts } from './letters.ts'
import { linkToAnswer } from './links.ts'
import { findChallenge } from './store.ts'

/** Who writes to organisations about people who take part for them, and to the secretariat about what they say. */
export const challengeLetters = (house: House): LetterWriters => ({
  'registrations.challenge': writer(house, (t, facts) =>
    facts.challenge.answer === null && isLive(facts.it.state) ? challengeLetter(t, facts) : undefined,
  ),
  'registrations.disputed': writer(house, (t, facts) =>
    facts.challenge.settled === null ? disputedLetter(t, facts) : undefined,
  ),
})

const writer =
  (house: House, write: (t: Texts, facts: ChallengeFacts) => Letter | undefined): LetterWriter =>
  async (told, t, to) => {
    const id = String(told['registrationId'])
    const [found] = await readForLetters(house.db, [id])
    const challenge = found && (await findChallenge(house.db, id))
    if (!challenge) return undefined
    const { profile } = house
    return write(t, {
      ...found.view,
      organisation: await findOrganisation(house.db, challenge.organisationId),
      username: undefined,
      rule: undefined,
      role: roleOf(profile, t),
      whatToBring: [],
      joinLeadMinutes: profile.joinLeadMinutes,
      position: undefined,
      zone: undefined,
      challenge,
      link: linkToAnswer(house, found.view, challenge),
      to: to.name,
    })
  }
