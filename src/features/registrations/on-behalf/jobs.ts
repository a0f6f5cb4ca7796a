import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { Letter, LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { qrPng } from '../../../platform/outgoing-mail/qr.ts'
import type { Recipient } from '../../../platform/outgoing-mail/tell.ts'
import { recipientOf } from '../../accounts/index.ts'
import { calendarPart, invited } from '../calendar/entry.ts'
import { codeFor } from '../code.ts'
import type { Enclosed, LetterFacts } from '../letter-parts.ts'
import { roleOf } from '../own-view.ts'
import { isLive } from '../states.ts'
import { readForLetters, type ForLetter } from '../store/for-letters.ts'
import { declinedLetter, onBehalfLetter } from './letters.ts'
import { linkToDecline } from './links.ts'
import { findOnBehalf } from './store.ts'

/** Who writes to those who were registered by others, and to those who registered them. */
export const onBehalfLetters = (house: House): LetterWriters => ({
  'registrations.on-behalf': async (told, t) => {
    const facts = await factsOf(house, t, String(told['registrationId']))
    const made = facts && (await findOnBehalf(house.db, facts.it.id))
    if (!facts || !made || !isLive(facts.it.state)) return undefined
    const { isExpected, found, ...letterFacts } = facts
    return onBehalfLetter(t, {
      ...letterFacts,
      enclosed: isExpected ? await enclosedFor(house, t, found) : {},
      capacity: made.capacity,
      link: linkToDecline(house, facts),
      hasAccount: (await recipientOf(house.db, facts.it.personId)) !== undefined,
    })
  },
  'registrations.declined': async (told, t, to: Recipient): Promise<Letter | undefined> => {
    const facts = await factsOf(house, t, String(told['registrationId']))
    return facts && declinedLetter(t, facts, to.name)
  },
})

/** What whoever is expected brings and keeps: the calendar entry, and the code for the badge desk. */
async function enclosedFor(house: House, t: Texts, found: ForLetter): Promise<Enclosed> {
  const { it } = found.view
  const calendar = calendarPart(house, t, found, { method: 'REQUEST', sequence: it.revision })
  return { ...(calendar && { calendar }), code: await qrPng(codeFor(house, it.id)) }
}

type Facts = LetterFacts & { readonly found: ForLetter; readonly isExpected: boolean }

async function factsOf(house: House, t: Texts, id: string): Promise<Facts | undefined> {
  const [found] = await readForLetters(house.db, [id])
  return (
    found && {
      ...found.view,
      found,
      isExpected: found.wasInvited && invited.includes(found.view.it.state),
      username: found.username,
      rule: undefined,
      role: roleOf(house.profile, t),
      whatToBring: house.profile.letterTexts.whatToBring.map((words) => t.words(words)),
      joinLeadMinutes: house.profile.joinLeadMinutes,
      position: undefined,
      zone: found.view.person.timeZone ?? undefined,
    }
  )
}
