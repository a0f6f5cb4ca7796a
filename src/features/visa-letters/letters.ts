import { dayOf, plainDay, type Texts } from '../../platform/i18n/index.ts'
import * as l from '../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../platform/outgoing-mail/letter.ts'
import type { RegistrationView } from '../registrations/index.ts'
import type { VisaField } from './types.ts'

/** What these letters are written from. Nothing of a passport is in it. */
export type VisaLetterFacts = Pick<RegistrationView, 'it' | 'event' | 'person'> & {
  readonly returnedFields: readonly VisaField[]
  readonly officerNote: string | null
  readonly serial: string | undefined
  /** The reader is the participant; else a focal point who passes the letter on. */
  readonly isOwn: boolean
  /** The last plain day on which help can be asked for. */
  readonly lastDay: string
  readonly contact: string
}

const about = (t: Texts, { it, event, person, isOwn }: VisaLetterFacts): l.Block =>
  l.facts([
    ...(isOwn ? [] : [[t('visa-letters.mail.person'), l.theirs(person.name)] as const]),
    [t('visa-letters.mail.event'), t.words(event.title)],
    [t('visa-letters.mail.begins'), dayOf(t, event.startsAt, event.timeZone)],
    [t('registrations.label.reference'), l.code(it.number)],
  ])

const toMine = (t: Texts, label: string, { it }: VisaLetterFacts): l.Block =>
  l.action(t(label), `/registrations/${it.number}/visa`)

/** E21: the officer asks for a correction; which fields, and why. */
export const returnedLetter = (t: Texts, facts: VisaLetterFacts): Letter => ({
  replyTo: facts.contact,
  subject: t('visa-letters.mail.returned.subject', { event: t.words(facts.event.title) }),
  preheader: t('visa-letters.mail.returned.lead'),
  blocks: [
    l.status('pending', t('visa-letters.state.returned')),
    l.heading(t('visa-letters.mail.returned.title')),
    l.paragraph(t('visa-letters.mail.returned.lead')),
    ...(facts.returnedFields.length > 0
      ? [l.list(facts.returnedFields.map((field) => t(`visa-letters.field.${field}`)))]
      : []),
    ...(facts.officerNote ? [l.paragraph(l.theirs(facts.officerNote))] : []),
    toMine(t, 'visa-letters.mail.returned.action', facts),
    about(t, facts),
    l.note(t('visa-letters.mail.last-day', { day: plainDay(t, facts.lastDay) })),
  ],
})

/** E22: the letter is there. To the participant, or to the focal point who passes it on. */
export const issuedLetter = (t: Texts, facts: VisaLetterFacts): Letter => ({
  replyTo: facts.contact,
  subject: t(facts.isOwn ? 'visa-letters.mail.issued.subject' : 'visa-letters.mail.issued.subject-for', {
    person: facts.person.name,
    event: t.words(facts.event.title),
  }),
  preheader: t('visa-letters.mail.issued.lead'),
  blocks: [
    l.status('confirmed', t('visa-letters.state.issued')),
    l.heading(t('visa-letters.mail.issued.title')),
    l.paragraph(t(facts.isOwn ? 'visa-letters.mail.issued.lead' : 'visa-letters.mail.issued.lead-for')),
    l.action(t('visa-letters.mail.issued.action'), `/visa-letters/${facts.serial ?? ''}/letter`),
    about(t, facts),
    l.facts([[t('visa-letters.letter.serial'), l.code(facts.serial ?? '')]]),
    l.subheading(t('visa-letters.mail.issued.next')),
    l.list([
      t('visa-letters.mail.issued.apply'),
      t('visa-letters.mail.issued.check'),
      t('visa-letters.letter.no-promise'),
    ]),
  ],
})

/** The registration was called off, and the letter with it. */
export const cancelledLetter = (t: Texts, facts: VisaLetterFacts): Letter => ({
  replyTo: facts.contact,
  subject: t('visa-letters.mail.cancelled.subject', { event: t.words(facts.event.title) }),
  preheader: t('visa-letters.mail.cancelled.lead'),
  blocks: [
    l.status('withdrawn', t('visa-letters.state.cancelled')),
    l.heading(t('visa-letters.mail.cancelled.title')),
    l.paragraph(t('visa-letters.mail.cancelled.lead')),
    about(t, facts),
    l.note(t('visa-letters.mail.cancelled.erased')),
  ],
})

/** E23: the last day comes near and the details are missing. */
export const deadlineLetter = (t: Texts, facts: VisaLetterFacts): Letter => ({
  replyTo: facts.contact,
  subject: t('visa-letters.mail.deadline.subject', { day: plainDay(t, facts.lastDay) }),
  preheader: t('visa-letters.mail.deadline.lead'),
  blocks: [
    l.status('pending', t('visa-letters.state.incomplete')),
    l.heading(t('visa-letters.mail.deadline.title', { day: plainDay(t, facts.lastDay) })),
    l.paragraph(t('visa-letters.mail.deadline.lead')),
    toMine(t, 'visa-letters.mail.deadline.action', facts),
    about(t, facts),
  ],
})
