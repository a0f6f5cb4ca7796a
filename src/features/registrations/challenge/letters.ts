import type { Texts } from '../../../platform/i18n/index.ts'
import * as l from '../../../platform/outgoing-mail/letter.ts'
import type { Fact, Letter } from '../../../platform/outgoing-mail/letter.ts'
import { eventTitle, organisationOf, reference, when, type LetterFacts } from '../letter-parts.ts'
import { shortened } from '../rules.ts'
import type { Challenge } from './types.ts'

export type ChallengeFacts = LetterFacts & {
  readonly challenge: Challenge
  readonly link: string
  readonly to: string | undefined
}

/** To an organisation's official contact: somebody takes part for you. Only if they are not yours is there something to do. */
export function challengeLetter(t: Texts, facts: ChallengeFacts): Letter {
  const { person, event, challenge } = facts
  const organisation = organisationOf(t, facts)
  const title = eventTitle(t, facts)
  const said = { person: person.name, organisation, event: title }
  return {
    subject: t('registrations.challenge.letter.subject', {
      person: person.name,
      organisation: shortened(organisation, 30),
    }),
    preheader: t('registrations.challenge.letter.lead', said),
    replyTo: event.contact,
    blocks: [
      l.status('review', t('registrations.challenge.letter.state')),
      l.heading(l.theirs(person.name)),
      l.greeting(t, facts.to),
      l.paragraph(t('registrations.challenge.letter.lead', said)),
      l.paragraph(t(`registrations.challenge.letter.${challenge.why}`, { organisation })),
      l.facts(rows(t, facts)),
      l.paragraph(l.strong(t('registrations.challenge.letter.nothing'))),
      l.action(t('registrations.challenge.letter.open'), facts.link, 'secret'),
      l.note(t('registrations.challenge.letter.safe')),
    ],
  }
}

/** To the secretariat: an organisation says that somebody is not theirs. */
export function disputedLetter(t: Texts, facts: ChallengeFacts): Letter {
  const { person, event, challenge, it } = facts
  const organisation = organisationOf(t, facts)
  return {
    subject: t('registrations.challenge.disputed.subject', {
      person: person.name,
      organisation: shortened(organisation, 30),
    }),
    preheader: t('registrations.challenge.disputed.lead', { person: person.name, organisation }),
    replyTo: event.contact,
    blocks: [
      l.status('review', t('registrations.challenge.disputed.state')),
      l.heading(l.theirs(person.name)),
      l.greeting(t),
      l.paragraph(t('registrations.challenge.disputed.lead', { person: person.name, organisation })),
      ...(challenge.words ? [l.paragraph(l.theirs(challenge.words))] : []),
      l.facts([
        ...rows(t, facts),
        ...(challenge.answeredBy
          ? [[t('registrations.challenge.answered-by'), l.theirs(challenge.answeredBy)] as Fact]
          : []),
      ]),
      l.action(t('registrations.challenge.disputed.open'), `/desk/challenges/${it.number}`),
    ],
  }
}

const rows = (t: Texts, facts: LetterFacts): Fact[] => [
  [t('registrations.label.represents'), l.theirs(organisationOf(t, facts))],
  ...(facts.person.jobTitle
    ? [[t('registrations.label.job-title'), l.theirs(facts.person.jobTitle)] as Fact]
    : []),
  [t('registrations.letter.event'), l.theirs(eventTitle(t, facts))],
  ...when(t, facts),
  reference(t, facts),
]
