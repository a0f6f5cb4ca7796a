import { dayAndTime, type Texts } from '../../../platform/i18n/index.ts'
import * as l from '../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'
import { sittingTitle } from '../pages/words.ts'
import type { Sitting } from '../types.ts'

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
