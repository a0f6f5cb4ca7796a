import { dayRange } from '../../../platform/i18n/day-range.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import * as l from '../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'
import {
  code,
  eventTitle,
  how,
  organisationOf,
  part,
  reference,
  when,
  type Enclosed,
  type LetterFacts,
} from '../letter-parts.ts'
import { shortened } from '../rules.ts'
import type { Capacity } from './types.ts'

export type OnBehalfFacts = LetterFacts & {
  readonly capacity: Capacity
  /** Where they say no. */
  readonly link: string
  readonly hasAccount: boolean
  readonly enclosed: Enclosed
}

/** You are registered; there is nothing to do. And how to say no. */
export function onBehalfLetter(t: Texts, facts: OnBehalfFacts): Letter {
  const { it, event, person } = facts
  const title = eventTitle(t, facts)
  const days = dayRange(t, event.startsAt, event.endsAt, event.timeZone)
  const kind = it.state === 'confirmed' ? 'confirmed' : it.state === 'waitlisted' ? 'waitlisted' : 'pending'
  const state = t('registrations.on-behalf.letter.state')
  const written: Letter = {
    subject: t('registrations.letter.subject', { state, event: shortened(title, 36), days }),
    preheader: t('registrations.on-behalf.letter.nothing'),
    replyTo: event.contact,
    blocks: [
      l.status(kind, state, t(`registrations.on-behalf.capacity.${facts.capacity}`)),
      l.heading(title),
      l.greeting(t, person.name),
      l.paragraph(t('registrations.on-behalf.letter.lead', { organisation: organisationOf(t, facts) })),
      l.paragraph(l.strong(t('registrations.on-behalf.letter.nothing'))),
      ...(kind === 'confirmed' ? [] : [l.paragraph(t(`registrations.on-behalf.letter.${kind}`))]),
      l.facts([
        ...when(t, facts),
        how(t, facts),
        [t('registrations.label.represents'), l.theirs(organisationOf(t, facts))],
        [t('registrations.on-behalf.capacity'), t(`registrations.on-behalf.capacity.${facts.capacity}`)],
        reference(t, facts),
      ]),
      facts.hasAccount
        ? l.action(t('registrations.letter.open'), `/registrations/${it.number}`)
        : l.action(t('registrations.on-behalf.letter.event'), `/events/${event.code}`),
      ...code(t, facts, facts.enclosed),
      ...(it.mode === 'on-site'
        ? [l.subheading(t('registrations.letter.bring')), l.list(facts.whatToBring)]
        : []),
      ...part(t, 'can-change', [t('registrations.on-behalf.letter.no')]),
      l.quietAction(t('registrations.on-behalf.decline.open'), facts.link, 'secret'),
    ],
  }
  return { ...written, ...(facts.enclosed.calendar && { calendar: facts.enclosed.calendar }) }
}

/** To whoever registered them: the person said no. */
export function declinedLetter(t: Texts, facts: LetterFacts, name: string | undefined): Letter {
  const { event, person, it } = facts
  const title = eventTitle(t, facts)
  return {
    subject: t('registrations.on-behalf.declined.subject', {
      person: person.name,
      event: shortened(title, 30),
    }),
    replyTo: event.contact,
    blocks: [
      l.status('withdrawn', t('registrations.state.withdrawn')),
      l.heading(l.theirs(person.name)),
      l.greeting(t, name),
      l.paragraph(t('registrations.on-behalf.declined.lead', { person: person.name, event: title })),
      l.facts([...when(t, facts), reference(t, facts)]),
      l.action(t('registrations.on-behalf.declined.open'), `/approvals/on-behalf/${event.code}`),
    ],
    ...(it.state === 'withdrawn' && {
      preheader: t('registrations.on-behalf.declined.lead', { person: person.name, event: title }),
    }),
  }
}
