import { dayRange } from '../../platform/i18n/day-range.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import * as l from '../../platform/outgoing-mail/letter.ts'
import type { Block, Fact, Letter, StatusKind } from '../../platform/outgoing-mail/letter.ts'
import {
  canChange,
  code,
  dayAndPlace,
  decides,
  eventTitle,
  how,
  join,
  languages,
  modeLine,
  open,
  organisationOf,
  part,
  reference,
  when,
  type Enclosed,
  type LetterFacts,
} from './letter-parts.ts'
import { shortened } from './rules.ts'

/** We have it. This is not a confirmation, and says so before anything else. */
export function receivedLetter(t: Texts, facts: LetterFacts): Letter {
  const { it } = facts
  const desk = it.waitsFor ?? 'secretariat'
  return letter(t, facts, 'received', 'pending', [
    l.paragraph(l.strong(t('registrations.letter.received.not-confirmed'))),
    l.paragraph(t(`registrations.letter.received.${desk}`, { organisation: organisationOf(t, facts) })),
    l.facts([...when(t, facts), how(t, facts), decides(t, facts), reference(t, facts)]),
    open(t, facts),
    ...part(t, 'next', [t('registrations.letter.received.next')]),
    ...part(t, 'can-change', canChange(t, facts)),
  ])
}

/** Confirmed: when, where or how to join, what to bring, what can still change, and why nobody or somebody was asked. */
export function confirmedLetter(t: Texts, facts: LetterFacts, enclosed: Enclosed): Letter {
  const { it, event } = facts
  const written = letter(t, facts, 'confirmed', 'confirmed', [
    l.paragraph(t(`registrations.letter.confirmed.${it.mode ?? 'remote'}.lead`)),
    l.facts([...when(t, facts), how(t, facts), reference(t, facts), languages(t, facts)]),
    open(t, facts),
    ...code(t, facts, enclosed),
    ...(it.mode === 'on-site'
      ? [l.subheading(t('registrations.letter.bring')), l.list(facts.whatToBring)]
      : []),
    ...(event.modes.includes('remote') ? part(t, 'join', [join(t, facts)]) : []),
    ...(it.asksVisa
      ? [
          ...part(t, 'visa', [t('registrations.letter.visa.next')]),
          l.quietAction(t('registrations.visa.open'), `/registrations/${it.number}/visa`),
        ]
      : []),
    ...part(t, 'can-change', canChange(t, facts)),
    ...(facts.rule ? part(t, 'why', [facts.rule]) : []),
  ])
  return { ...written, ...(enclosed.calendar && { calendar: enclosed.calendar }) }
}

/** Full, but not forgotten: the place, and how the list moves. */
export function waitlistedLetter(t: Texts, facts: LetterFacts): Letter {
  return letter(t, facts, 'waitlisted', 'waitlisted', [
    l.paragraph(t('registrations.letter.waitlisted.lead', { position: facts.position ?? 1 })),
    l.facts([...when(t, facts), how(t, facts), reference(t, facts)]),
    open(t, facts),
    ...part(t, 'next', [t('registrations.letter.waitlisted.next')]),
    ...part(t, 'can-change', canChange(t, facts)),
  ])
}

/** Rejected, with the reason as it was written, the way to put it right, and where to turn; an invitation is taken back. */
export function rejectedLetter(t: Texts, facts: LetterFacts, enclosed: Enclosed): Letter {
  const { it, event } = facts
  const written = letter(t, facts, 'rejected', 'rejected', [
    l.paragraph(
      t(`registrations.letter.rejected.${it.waitsFor ?? 'secretariat'}`, {
        organisation: organisationOf(t, facts),
      }),
    ),
    l.subheading(t('registrations.reason')),
    l.paragraph(l.theirs(it.decisionReason ?? '')),
    l.facts([...when(t, facts), reference(t, facts)]),
    open(t, facts),
    l.quietAction(t('registrations.can.correct'), `/registrations/${it.number}/change`),
    ...part(t, 'next', [
      t('registrations.letter.rejected.correct'),
      t('registrations.letter.rejected.next', { contact: event.contact }),
    ]),
  ])
  return { ...written, ...(enclosed.calendar && { calendar: enclosed.calendar }) }
}

/** A seat became free and is kept for the person for some time. */
export function offeredLetter(t: Texts, facts: LetterFacts): Letter {
  const { it } = facts
  const until = it.offerUntil ? dayAndPlace(t, it.offerUntil, facts) : ''
  return letter(t, facts, 'offered', 'waitlisted', [
    l.paragraph(l.strong(t('registrations.letter.offered.lead', { moment: until }))),
    l.facts([...when(t, facts), how(t, facts), reference(t, facts)]),
    l.action(t('registrations.offer.open'), `/registrations/${it.number}/offer`),
    ...part(t, 'next', [t('registrations.letter.offered.next')]),
  ])
}

/** Nobody answered the offer: the seat went to the next person. */
export function offerLapsedLetter(t: Texts, facts: LetterFacts): Letter {
  return letter(t, facts, 'offer-lapsed', 'withdrawn', [
    l.paragraph(t('registrations.letter.offer-lapsed.lead')),
    l.facts([...when(t, facts), reference(t, facts)]),
    open(t, facts),
    ...part(t, 'next', [t('registrations.letter.offer-lapsed.next', { contact: facts.event.contact })]),
  ])
}

/** Withdrawn by the person; the calendar entry goes with it. */
export function withdrawnLetter(t: Texts, facts: LetterFacts, enclosed: Enclosed): Letter {
  const written = letter(t, facts, 'withdrawn', 'withdrawn', [
    l.paragraph(t('registrations.letter.withdrawn.lead')),
    l.facts([...when(t, facts), reference(t, facts)]),
    open(t, facts),
    ...part(t, 'next', [t('registrations.letter.withdrawn.next')]),
  ])
  return { ...written, ...(enclosed.calendar && { calendar: enclosed.calendar }) }
}

/** Another way of taking part; everything else stays. */
export function modeChangedLetter(t: Texts, facts: LetterFacts, enclosed: Enclosed): Letter {
  const { it, event } = facts
  const isConfirmed = it.state === 'confirmed'
  const written = letter(t, facts, 'mode-changed', isConfirmed ? 'confirmed' : 'pending', [
    l.paragraph(
      t(
        isConfirmed
          ? 'registrations.letter.mode-changed.lead'
          : 'registrations.letter.mode-changed.lead.pending',
      ),
    ),
    l.facts([...when(t, facts), how(t, facts), reference(t, facts)]),
    open(t, facts),
    ...(isConfirmed ? code(t, facts, enclosed) : []),
    ...(isConfirmed && it.mode === 'on-site'
      ? [l.subheading(t('registrations.letter.bring')), l.list(facts.whatToBring)]
      : []),
    ...(isConfirmed && event.modes.includes('remote') ? part(t, 'join', [join(t, facts)]) : []),
    ...part(t, 'can-change', canChange(t, facts)),
  ])
  return { ...written, ...(enclosed.calendar && { calendar: enclosed.calendar }) }
}

/** To somebody who decides: who asks, for what, until when. The link opens a page and changes nothing. */
export function toDecideLetter(
  t: Texts,
  facts: LetterFacts,
  to: { readonly name?: string | undefined; readonly link: string },
): Letter {
  const { it, event, person } = facts
  const title = eventTitle(t, facts)
  return {
    subject: t('registrations.letter.to-decide.subject', {
      person: person.name,
      event: shortened(title, 30),
    }),
    preheader: t('registrations.letter.to-decide.lead', { person: person.name, event: title }),
    replyTo: event.contact,
    blocks: [
      l.status(
        'pending',
        t('registrations.letter.to-decide.state'),
        t(`registrations.mode.${it.mode ?? 'remote'}`),
      ),
      l.heading(l.theirs(person.name)),
      l.greeting(t, to.name),
      l.paragraph(t('registrations.letter.to-decide.lead', { person: person.name, event: title })),
      l.facts([
        [t('registrations.label.represents'), l.theirs(organisationOf(t, facts))],
        ...(person.jobTitle ? [[t('registrations.label.job-title'), l.theirs(person.jobTitle)] as Fact] : []),
        [t('registrations.letter.event'), l.theirs(title)],
        ...when(t, facts),
        [t('registrations.label.mode'), t(`registrations.mode.${it.mode ?? 'remote'}`)],
        ...(it.asksVisa ? [[t('registrations.label.visa'), t('registrations.visa.asked')] as Fact] : []),
        [t('registrations.letter.to-decide.as'), facts.role],
        [t('registrations.letter.to-decide.until'), dayAndPlace(t, event.endsAt, facts)],
        reference(t, facts),
      ]),
      l.action(t('registrations.letter.to-decide.open'), to.link),
      l.paragraph(t('registrations.letter.to-decide.queue')),
      l.note(t('registrations.letter.to-decide.safe')),
    ],
  }
}

/** The frame every letter to the person has: the state first, in the subject and in the mail. */
function letter(
  t: Texts,
  facts: LetterFacts,
  occasion: string,
  kind: StatusKind,
  blocks: readonly Block[],
): Letter {
  const { event, person, it } = facts
  const state = t(`registrations.letter.${occasion}.state`)
  const title = eventTitle(t, facts)
  const days = dayRange(t, event.startsAt, event.endsAt, event.timeZone)
  return {
    subject: t('registrations.letter.subject', { state, event: shortened(title, 36), days }),
    preheader: t(`registrations.letter.${occasion}.preheader`),
    replyTo: event.contact,
    blocks: [
      l.status(kind, state, modeLine(t, occasion, it.mode)),
      l.heading(title),
      l.greeting(t, person.name),
      ...blocks,
    ],
  }
}
