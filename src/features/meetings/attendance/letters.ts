import { dayAndTime, type Texts } from '../../../platform/i18n/index.ts'
import type { House } from '../../../platform/house.ts'
import * as l from '../../../platform/outgoing-mail/letter.ts'
import type { Letter, LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import { findEventById } from '../../events/index.ts'
import { sittingTitle } from '../pages/words.ts'
import { findSitting } from '../store/sittings.ts'
import type { Sitting } from '../types.ts'
import { attendanceOf } from './known.ts'
import { findAnswered } from './store/objections.ts'

export type AnsweredFacts = {
  readonly sitting: Sitting
  readonly contact: string
  readonly words: string
  readonly answer: string
  readonly minutes: number
}

/** Staff looked at what somebody said about their attendance: what holds now, and why. */
export function answeredLetter(
  t: Texts,
  { sitting, contact, words, answer, minutes }: AnsweredFacts,
): Letter {
  const title = sittingTitle(t, sitting)
  return {
    replyTo: contact,
    subject: t('meetings.mail.answered.subject', { meeting: title }),
    preheader: t('meetings.mail.answered.lead'),
    blocks: [
      l.status('confirmed', t('meetings.mail.answered.state')),
      l.heading(title),
      l.paragraph(t('meetings.mail.answered.lead')),
      l.subheading(t('meetings.attendance.answer')),
      l.paragraph(l.theirs(answer)),
      l.facts([
        [t('meetings.label.when'), dayAndTime(t, sitting.startsAt, sitting.timeZone)],
        [t('meetings.mail.answered.holds'), t('meetings.minutes', { minutes })],
        [t('meetings.mail.answered.said'), l.theirs(words)],
      ]),
      l.action(t('meetings.attendance.mine'), `/meetings/attendance/${sitting.code}`),
    ],
  }
}

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
