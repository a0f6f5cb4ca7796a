import { accountsAbove } from './accounts-above.ts'
import { accessAlsoEnds, accessLetters } from './features/access/index.ts'
import { accountsLetters, holdersOf } from './features/accounts/index.ts'
import {
  affiliationLetters,
  deskLetters,
  directoryLetters,
  extractLetters,
  focalPointLetters,
  organisationLetters,
} from './features/directory/index.ts'
import { administrationLetters } from './features/administration/index.ts'
import { findEvent } from './features/events/index.ts'
import { meetingLetters } from './features/meetings/index.ts'
import { mailboxLetters } from './features/mailbox/index.ts'
import { enquiryLetters } from './features/enquiries/index.ts'
import { noticesLetters } from './features/notices/index.ts'
import { exportLetters } from './features/portal/index.ts'
import {
  challengeLetters,
  decisionLetters,
  groupMessageLetters,
  onBehalfLetters,
  registrationLetters,
} from './features/registrations/index.ts'
import { signInLetters } from './features/sign-in/index.ts'
import { visaLetterWriters } from './features/visa-letters/index.ts'
import type { House } from './platform/house.ts'
import type { Texts } from './platform/i18n/index.ts'
import type { LetterWriters } from './platform/outgoing-mail/letter.ts'

/** Who writes the letter of each occasion. */
export const lettersOf = (house: House): LetterWriters => ({
  ...directoryLetters(house),
  ...affiliationLetters(house, holdersOf),
  ...extractLetters(house),
  ...organisationLetters(house),
  ...focalPointLetters(house, accountsAbove(house)),
  ...deskLetters(house, accountsAbove(house)),
  ...accountsLetters(house, { nameOfWay: nameOfWay(house), alsoEnds: accessAlsoEnds(house) }),
  ...signInLetters(house),
  ...accessLetters(house),
  ...registrationLetters(house),
  ...groupMessageLetters(house),
  ...decisionLetters(house),
  ...onBehalfLetters(house),
  ...challengeLetters(house),
  ...exportLetters(house),
  ...visaLetterWriters(house),
  ...meetingLetters(house),
  ...mailboxLetters(house),
  ...enquiryLetters(house),
  ...noticesLetters(house),
  ...administrationLetters(house),
})

/** The name of what a path leads to, for "back to ...": the title of an event. */
export const nameOfWay =
  ({ db }: House) =>
  async (path: string, t: Texts): Promise<string | undefined> => {
    const code = /^\/events\/([A-Z]-\d{8})(?:\/|$)/.exec(path)?.[1]
    const event = code && (await findEvent(db, code))
    return event ? t.words(event.title) : undefined
  }
