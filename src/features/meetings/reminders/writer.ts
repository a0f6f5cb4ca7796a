import type { House } from '../../../platform/house.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { findRegistration, viewRegistration } from '../../registrations/index.ts'
import { attendanceLetters } from '../attendance/letter-writers.ts'
import { findSitting } from '../store/sittings.ts'
import { soonLetter } from './letter.ts'

/** Who writes this room's letters. One that is no longer true is not sent: moved, over, or nobody's registration any more. */
export const meetingLetters = (house: House): LetterWriters => ({
  ...attendanceLetters(house),
  'meetings.soon': async (told, t, to) => {
    const { db, clock } = house
    const sitting = await findSitting(db, String(told['sittingId']))
    const isStill = sitting?.state === 'published' && sitting.endsAt > clock.now()
    if (!sitting || !isStill || sitting.startsAt.toISOString() !== told['startsAt']) return undefined
    const registration = await findRegistration(db, String(told['registrationId']))
    if (registration?.state !== 'confirmed' && registration?.state !== 'checked-in') return undefined
    const view = await viewRegistration(db, registration)
    return (
      view &&
      soonLetter(t, {
        sitting,
        number: registration.number,
        contact: view.event.contact,
        account: to.address,
        zone: view.person.timeZone ?? undefined,
      })
    )
  },
})
