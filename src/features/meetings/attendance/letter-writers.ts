import type { House } from '../../../platform/house.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { findEventById } from '../../events/index.ts'
import { findSitting } from '../store/sittings.ts'
import { attendanceOf } from './known.ts'
import { answeredLetter } from './letters.ts'
import { findAnswered } from './store/objections.ts'

/** Who writes the letters about attendance. */
export const attendanceLetters = ({ db, clock }: Pick<House, 'db' | 'clock'>): LetterWriters => ({
  'meetings.attendance-answered': async (told, t) => {
    const said = await findAnswered(db, String(told['objection']))
    const sitting = said && (await findSitting(db, said.sittingId))
    const event = sitting && (await findEventById(db, sitting.eventId))
    if (!event || said.answer === null) return undefined
    const known = await attendanceOf(db, [sitting], clock.now(), { personIds: [said.personId] })
    const minutes = known.get(sitting.id)?.get(said.personId)?.minutes ?? 0
    return answeredLetter(t, {
      sitting,
      contact: event.contact,
      words: said.words,
      answer: said.answer,
      minutes,
    })
  },
})
