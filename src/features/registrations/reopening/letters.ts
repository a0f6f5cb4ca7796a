import { dayRange } from '../../../platform/i18n/day-range.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import * as l from '../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'
import {
  decides,
  eventTitle,
  how,
  open,
  part,
  reference,
  when,
  type Enclosed,
  type LetterFacts,
} from '../letter-parts.ts'
import { shortened } from '../rules.ts'

/** What was approved has changed: it is decided again, and until then it is not confirmed; an invitation is taken back. */
export function reopenedLetter(t: Texts, facts: LetterFacts, enclosed: Enclosed): Letter {
  const { event, person } = facts
  const title = eventTitle(t, facts)
  const days = dayRange(t, event.startsAt, event.endsAt, event.timeZone)
  const state = t('registrations.letter.reopened.state')
  return {
    subject: t('registrations.letter.subject', { state, event: shortened(title, 36), days }),
    preheader: t('registrations.letter.reopened.preheader'),
    replyTo: event.contact,
    blocks: [
      l.status('pending', state),
      l.heading(title),
      l.greeting(t, person.name),
      l.paragraph(l.strong(t('registrations.letter.received.not-confirmed'))),
      l.paragraph(t('registrations.letter.reopened.lead')),
      l.facts([...when(t, facts), how(t, facts), decides(t, facts), reference(t, facts)]),
      open(t, facts),
      ...part(t, 'next', [t('registrations.letter.reopened.next')]),
    ],
    ...(enclosed.calendar && { calendar: enclosed.calendar }),
  }
}
