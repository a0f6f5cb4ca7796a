import {
  dateBlock,
  dayAndTime,
  languageName,
  list,
  timeRangeText,
  zonePlace,
  type Texts,
} from '../../platform/i18n/index.ts'
import * as l from '../../platform/outgoing-mail/letter.ts'
import type {
  Block,
  CalendarPart,
  Fact,
  Letter,
  StatusKind,
  Words,
} from '../../platform/outgoing-mail/letter.ts'
import { organisationName } from '../directory/index.ts'
import { placeOf } from '../events/index.ts'
import { shortened } from './rules.ts'
import type { Mode, RegistrationView } from './types.ts'

/** What the letters of this room are written from. Everything in it is true at the moment of writing. */
export type LetterFacts = RegistrationView & {
  /** The account that registered, as its holder knows it. */
  readonly username: string | undefined
  /** The rule of the policy in the reader's words. */
  readonly rule: string | undefined
  /** What the body calls the focal points who decide about registrations. */
  readonly role: string
  readonly whatToBring: readonly string[]
  readonly joinLeadMinutes: number
  readonly position: number | undefined
}

/** What only some letters carry: the calendar entry, and the code for the badge desk. */
export type Enclosed = { readonly calendar?: CalendarPart; readonly code?: Buffer }

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
    ...(it.asksVisa ? part(t, 'visa', [t('registrations.visa.kept')]) : []),
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

/** Rejected, with the reason as it was written and where to turn. */
export function rejectedLetter(t: Texts, facts: LetterFacts): Letter {
  const { it, event } = facts
  return letter(t, facts, 'rejected', 'rejected', [
    l.paragraph(
      t(`registrations.letter.rejected.${it.waitsFor ?? 'secretariat'}`, {
        organisation: organisationOf(t, facts),
      }),
    ),
    l.subheading(t('registrations.reason')),
    l.paragraph(l.theirs(it.decisionReason ?? '')),
    l.facts([...when(t, facts), reference(t, facts)]),
    open(t, facts),
    ...part(t, 'next', [t('registrations.letter.rejected.next', { contact: event.contact })]),
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
export function toDecideLetter(t: Texts, facts: LetterFacts, to: { readonly name?: string }): Letter {
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
      l.action(t('registrations.letter.to-decide.open'), `/approvals/${it.number}`),
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
  const { numeral, month } = dateBlock(t, event.startsAt, event.endsAt, event.timeZone)
  return {
    subject: t('registrations.letter.subject', {
      state,
      event: shortened(title, 36),
      days: `${numeral} ${month}`,
    }),
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

const modeLine = (t: Texts, occasion: string, mode: Mode | null): string | undefined =>
  occasion === 'withdrawn' || occasion === 'rejected'
    ? undefined
    : t(`registrations.letter.you.${mode ?? 'remote'}`)

const eventTitle = (t: Texts, { event }: LetterFacts): string => t.words(event.title)

const organisationOf = (t: Texts, { organisation }: LetterFacts): string =>
  organisation ? organisationName(organisation, t.language) : t('registrations.no-organisation')

const part = (t: Texts, name: string, paragraphs: readonly Words[]): Block[] => [
  l.subheading(t(`registrations.letter.${name}`)),
  ...paragraphs.map(l.paragraph),
]

const open = (t: Texts, { it }: LetterFacts): Block =>
  l.action(t('registrations.letter.open'), `/registrations/${it.number}`)

const reference = (t: Texts, { it }: LetterFacts): Fact => [
  t('registrations.label.reference'),
  l.code(it.number),
]

/** Who decides, by role. */
const decides = (t: Texts, facts: LetterFacts): Fact => [
  t('registrations.label.decides'),
  facts.it.waitsFor === 'focal-point'
    ? [facts.role, l.theirs(organisationOf(t, facts))]
    : t('registrations.who.pending-secretariat'),
]

const dayAndPlace = (t: Texts, at: Date, { event }: LetterFacts): string =>
  t('registrations.moment', { time: dayAndTime(t, at, event.timeZone), place: placeOf(t, event) })

/** Every sitting in the event's time, the reader's under it; a long meeting by its days. */
function when(t: Texts, { event, person }: LetterFacts): Fact[] {
  const sittings = event.sessions.length > 0 ? event.sessions : [event]
  const zone = person.timeZone && person.timeZone !== event.timeZone ? person.timeZone : undefined
  const { numeral, month } = dateBlock(t, event.startsAt, event.endsAt, event.timeZone)
  if (sittings.length > 5)
    return [
      [
        t('registrations.letter.when'),
        l.strong(t('registrations.moment', { time: `${numeral} ${month}`, place: placeOf(t, event) })),
      ],
    ]
  const lines = sittings.flatMap(({ startsAt, endsAt }) => {
    const hours = (inZone: string) => timeRangeText(t, startsAt, endsAt, inZone)
    const day = dateBlock(t, startsAt, startsAt, event.timeZone)
    const here = t('registrations.letter.sitting', {
      day: day.numeral,
      month: day.month,
      hours: hours(event.timeZone),
      place: placeOf(t, event),
    })
    return [
      l.strong(here),
      ...(zone ? [t('registrations.moment.yours', { time: hours(zone), place: zonePlace(t, zone) })] : []),
    ]
  })
  return [[t('registrations.letter.when'), lines]]
}

/** Where to go, or how to be there from afar. */
function how(t: Texts, facts: LetterFacts): Fact {
  const { it, event } = facts
  if (it.mode !== 'on-site')
    return [t('registrations.letter.how'), [t('registrations.letter.how.remote'), join(t, facts)]]
  const venue = [t.words(event.venue), t.words(event.city)].filter((one) => one !== '')
  return [
    t('registrations.letter.where'),
    venue.length > 0 ? venue.map(l.theirs) : [t('registrations.mode.on-site')],
  ]
}

const join = (t: Texts, { username, joinLeadMinutes }: LetterFacts): string =>
  username
    ? t('registrations.letter.join.account', { minutes: joinLeadMinutes, account: username })
    : t('registrations.letter.join.same-account', { minutes: joinLeadMinutes })

const languages = (t: Texts, { event }: LetterFacts): Fact => {
  const names = list(
    t,
    event.languages.map((language) => languageName(t, language).here),
  )
  return [
    t('registrations.letter.languages'),
    event.hasCaptions ? t('registrations.letter.languages.captions', { languages: names }) : names,
  ]
}

const code = (t: Texts, { it }: LetterFacts, { code }: Enclosed): Block[] =>
  code
    ? [
        l.picture({
          cid: 'registration-code',
          alt: t('registrations.letter.code.alt'),
          png: code,
          caption: t(`registrations.letter.code.${it.mode ?? 'remote'}`, { number: it.number }),
        }),
      ]
    : []

function canChange(t: Texts, facts: LetterFacts): string[] {
  const { it, event } = facts
  const other = it.mode === 'on-site' ? 'remote' : 'on-site'
  const until = event.modeChangeUntil
  return [
    ...(event.modes.includes(other) && until
      ? [t(`registrations.letter.can-change.${other}`, { moment: dayAndPlace(t, until, facts) })]
      : []),
    t('registrations.letter.can-change.withdraw'),
  ]
}
