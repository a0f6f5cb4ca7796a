import type { House } from '../../platform/house.ts'
import type { Job } from '../../platform/jobs/index.ts'
import type { Letter, LetterWriters } from '../../platform/outgoing-mail/letter.ts'
import type { Recipient } from '../../platform/outgoing-mail/tell.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import { lastDayForVisa } from '../participation/index.ts'
import { findRegistration, plainDayIn, viewRegistration } from '../registrations/index.ts'
import { clear } from './actions/clear.ts'
import { makeFile } from './actions/make-file.ts'
import { remind } from './actions/remind.ts'
import * as letters from './letters.ts'
import type { VisaLetterFacts } from './letters.ts'
import { lookAgain } from './moved-events/look-again.ts'
import { findRequest } from './store/requests.ts'
import { lettersOf } from './store/issued.ts'
import type { VisaState } from './types.ts'

/** Who writes this room's letters. A letter that is no longer true is not sent. */
export const visaLetterWriters = (house: House): LetterWriters => ({
  'visa-letters.returned': writer(house, ['returned'], letters.returnedLetter),
  'visa-letters.issued': writer(house, ['issued'], letters.issuedLetter),
  'visa-letters.cancelled': writer(house, ['cancelled'], letters.cancelledLetter),
  'visa-letters.deadline': writer(house, ['incomplete'], letters.deadlineLetter),
})

const writer =
  (house: House, only: readonly VisaState[], write: (t: Texts, facts: VisaLetterFacts) => Letter) =>
  async (told: Record<string, unknown>, t: Texts, to: Recipient): Promise<Letter | undefined> => {
    const { db, profile } = house
    const request = await findRequest(db, String(told['requestId']))
    if (!request || !only.includes(request.state)) return undefined
    const registration = await findRegistration(db, request.registrationId)
    const view = registration && (await viewRegistration(db, registration))
    const newest = (await lettersOf(db, request.id)).find((one) => one.endedAt === null)
    return (
      view &&
      write(t, {
        ...view,
        ...request,
        serial: newest?.serial,
        isOwn: to.personId === view.it.personId,
        lastDay: lastDayForVisa(plainDayIn(view.event.timeZone, view.event.startsAt), profile.visa.leadDays),
        contact: view.event.contact,
      })
    )
  }

/** Making the files of letters, reminding before it is too late, and forgetting in time. */
export const visaLetterJobs = (_house: House): readonly Job[] => [
  {
    name: 'visa-letters.make-file',
    run: (house, payload) => makeFile(house, String((payload as { serial?: unknown }).serial)),
  },
  {
    name: 'visa-letters.look-again',
    run: async (house, payload) =>
      void (await lookAgain(house, String((payload as { eventId?: unknown }).eventId))),
  },
  {
    name: 'visa-letters.remind',
    every: '41 6 * * *',
    run: async (house) => void (await remind(house)),
  },
  {
    name: 'visa-letters.clear',
    every: '23 * * * *',
    run: async (house) => void (await clear(house)),
  },
]
