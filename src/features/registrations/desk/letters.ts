import { dayRange } from '../../../platform/i18n/day-range.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import * as l from '../../../platform/outgoing-mail/letter.ts'
import type { Block, Letter, StatusKind } from '../../../platform/outgoing-mail/letter.ts'
import {
  eventTitle,
  how,
  open,
  organisationOf,
  part,
  reference,
  when,
  type Enclosed,
  type LetterFacts,
} from '../letter-parts.ts'
import { shortened } from '../rules.ts'

const kinds: Readonly<Record<string, StatusKind>> = {
  confirmed: 'confirmed',
  waitlisted: 'waitlisted',
  offered: 'waitlisted',
  pending: 'pending',
}

/** The secretariat cancelled the registration: the reason as it was written, and whom to ask. */
export function deskCancelledLetter(t: Texts, facts: LetterFacts, enclosed: Enclosed): Letter {
  const { it, event } = facts
  const written = letter(t, facts, 'cancelled', 'withdrawn', t('registrations.state.cancelled'), [
    l.paragraph(t('registrations.desk.letter.cancelled.lead')),
    l.subheading(t('registrations.reason')),
    l.paragraph(l.theirs(it.decisionReason ?? '')),
    l.facts([...when(t, facts), reference(t, facts)]),
    open(t, facts),
    ...part(t, 'next', [t('registrations.desk.letter.cancelled.next', { contact: event.contact })]),
  ])
  return { ...written, ...(enclosed.calendar && { calendar: enclosed.calendar }) }
}

/** The secretariat registered somebody: that it was them, and where to take it back. The other mail says how it stands. */
export function deskEnteredLetter(t: Texts, facts: LetterFacts): Letter {
  const { it, event } = facts
  return letter(t, facts, 'entered', kinds[it.state] ?? 'pending', t(`registrations.state.${it.state}`), [
    l.paragraph(l.strong(t('registrations.desk.letter.entered.lead'))),
    l.facts([
      ...when(t, facts),
      how(t, facts),
      [t('registrations.label.represents'), l.theirs(organisationOf(t, facts))],
      reference(t, facts),
    ]),
    open(t, facts),
    ...part(t, 'next', [t('registrations.desk.letter.entered.next', { contact: event.contact })]),
  ])
}

/** For whom somebody comes was changed. */
export function deskRepresentsLetter(t: Texts, facts: LetterFacts): Letter {
  const { it, event } = facts
  return letter(t, facts, 'represents', kinds[it.state] ?? 'pending', t(`registrations.state.${it.state}`), [
    l.paragraph(t('registrations.desk.letter.represents.lead', { organisation: organisationOf(t, facts) })),
    l.facts([...when(t, facts), reference(t, facts)]),
    open(t, facts),
    ...part(t, 'next', [t('registrations.desk.letter.represents.next', { contact: event.contact })]),
  ])
}

function letter(
  t: Texts,
  facts: LetterFacts,
  occasion: string,
  kind: StatusKind,
  state: string,
  blocks: readonly Block[],
): Letter {
  const { event, person } = facts
  const title = eventTitle(t, facts)
  const days = dayRange(t, event.startsAt, event.endsAt, event.timeZone)
  return {
    subject: t(`registrations.desk.letter.${occasion}.subject`, { event: shortened(title, 36), days }),
    preheader: t(`registrations.desk.letter.${occasion}.lead`, { organisation: organisationOf(t, facts) }),
    replyTo: event.contact,
    blocks: [l.status(kind, state), l.heading(title), l.greeting(t, person.name), ...blocks],
  }
}
