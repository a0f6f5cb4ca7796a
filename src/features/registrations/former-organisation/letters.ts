import { dayRange } from '../../../platform/i18n/day-range.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import * as l from '../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'
import { eventTitle, open, part, reference, when, type Enclosed, type LetterFacts } from '../letter-parts.ts'
import { shortened } from '../rules.ts'

/** Withdrawn because its person left the organisation it was for; the calendar entry goes with it. */
export function formerLetter(t: Texts, facts: LetterFacts, enclosed: Enclosed): Letter {
  const { event, person, it } = facts
  const title = eventTitle(t, facts)
  const days = dayRange(t, event.startsAt, event.endsAt, event.timeZone)
  const state = t('registrations.state.withdrawn')
  return {
    subject: t('registrations.letter.subject', { state, event: shortened(title, 36), days }),
    preheader: it.decisionReason ?? state,
    replyTo: event.contact,
    blocks: [
      l.status('withdrawn', state),
      l.heading(title),
      l.greeting(t, person.name),
      l.paragraph(l.theirs(it.decisionReason ?? state)),
      l.facts([...when(t, facts), reference(t, facts)]),
      open(t, facts),
      ...part(t, 'next', [t('registrations.former.next')]),
    ],
    ...(enclosed.calendar && { calendar: enclosed.calendar }),
  }
}
