import type { House } from '../../platform/house.ts'
import type { LetterWriters } from '../../platform/outgoing-mail/letter.ts'
import {
  answeredLetter,
  cameBackLetter,
  closedLetter,
  receivedLetter,
  type EnquiryLetterFacts,
} from './letters.ts'
import { findEnquiry } from './store/enquiries.ts'
import { findAnswer } from './store/messages.ts'
import { lookToken, replyAddress } from './tokens.ts'
import type { Desk, Enquiry } from './types.ts'

/** Who writes this room's letters. One that is no longer true when it leaves is not sent. */
export const enquiryLetters = (house: House): LetterWriters => ({
  'enquiries.received': async (told, t) => {
    const it = await findEnquiry(house.db, String(told['enquiryId']))
    return it && receivedLetter(t, factsOf(house, it))
  },
  'enquiries.answered': async (told, t) => {
    const it = await findEnquiry(house.db, String(told['enquiryId']))
    const message = it && (await findAnswer(house.db, it.id, String(told['messageId'])))
    if (!it || !message) return undefined
    return answeredLetter(t, { ...factsOf(house, it), message, asks: it.state === 'waiting' })
  },
  'enquiries.closed': async (told, t) => {
    const it = await findEnquiry(house.db, String(told['enquiryId']))
    return it?.state === 'closed' ? closedLetter(t, factsOf(house, it)) : undefined
  },
  'enquiries.came-back': async (told, t) => {
    const it = await findEnquiry(house.db, String(told['enquiryId']))
    return it?.state === 'open' ? cameBackLetter(t, { it, contact: contactOf(house, it.desk) }) : undefined
  },
})

function factsOf(house: House, it: Enquiry): EnquiryLetterFacts {
  const { secrets, config } = house
  const takesMail = config.smtpPort > 0 || config.lmtpPort > 0
  return {
    it,
    replyTo: takesMail ? replyAddress(secrets, it.id, config.mailDomain) : undefined,
    path: it.personId ? `/enquiries/${it.number}` : `/enquiries/link/${lookToken(secrets, it.id)}`,
    isSecret: !it.personId,
    contact: contactOf(house, it.desk),
  }
}

/** The address of the body for what a desk answers. */
function contactOf({ profile: { helpContacts } }: Pick<House, 'profile'>, desk: Desk): string {
  if (desk === 'registration' || desk === 'visa') return helpContacts.registration
  return desk === 'website' ? helpContacts.general : helpContacts.accounts
}
